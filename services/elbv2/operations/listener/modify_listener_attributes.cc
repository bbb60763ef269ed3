#include "services/elbv2/listener.h"
#include "services/elbv2/operations.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListenerAttributes.html
Result<ModifyListenerAttributesOutput> ModifyListenerAttributes(
    Context& ctx, const ModifyListenerAttributesInput& in) {
  ListenerRow row = WT_TRY(FindListener(ctx, in.listener_arn));
  for (const ListenerAttribute& attribute : in.attributes) {
    const std::string key = attribute.key.value_or("");
    const std::string value = attribute.value.value_or("");
    WT_TRY(CheckAttribute(ListenerAttributeSpecs(), OwnerOf(ctx, row), key, value));
    row.attributes[key] = value;
  }
  ctx.Put(row);
  ModifyListenerAttributesOutput out;
  out.attributes = AttributesOf(ctx, row);
  return out;
}

}  // namespace wt::elbv2
