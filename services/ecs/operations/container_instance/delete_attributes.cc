#include "services/ecs/attribute.h"
#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteAttributes.html
Result<DeleteAttributesResponse> DeleteAttributes(Context& ctx, const DeleteAttributesRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  if (in.attributes.empty()) {
    return error::InvalidParameterException("Attributes can not be empty.");
  }
  DeleteAttributesResponse out;
  out.attributes.present = true;
  for (const Attribute& given : in.attributes) {
    ContainerInstanceRow row = WT_TRY(AttributeTarget(ctx, cluster, given));
    auto& attributes = *row.attributes;
    // With a value, only the attribute that has it goes.
    const auto doomed = [&](const Attribute& known) {
      return known.name == given.name && IsCustom(known) &&
             (!given.value || known.value == given.value);
    };
    const auto at = std::find_if(attributes.begin(), attributes.end(), doomed);
    if (at == attributes.end()) continue;
    Attribute gone = *at;
    gone.target_id = given.target_id;
    out.attributes.push_back(gone);
    attributes.erase(at);
    PutChanged(ctx, row);
  }
  return out;
}

}  // namespace wt::ecs
