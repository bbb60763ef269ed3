#include "services/ecs/attribute.h"
#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAttributes.html
Result<PutAttributesResponse> PutAttributes(Context& ctx, const PutAttributesRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  if (in.attributes.empty()) {
    return error::InvalidParameterException("Attributes can not be empty.");
  }
  if (in.attributes.size() > kCustomAttributesMax) {
    return error::InvalidParameterException("Attributes can have at most 10 items.");
  }
  for (const Attribute& given : in.attributes) {
    WT_TRY(CheckAttribute(given));
    ContainerInstanceRow row = WT_TRY(AttributeTarget(ctx, cluster, given));
    auto& attributes = *row.attributes;
    const auto same = [&](const Attribute& known) { return known.name == given.name; };
    const auto at = std::find_if(attributes.begin(), attributes.end(), same);
    Attribute& attribute = at == attributes.end() ? attributes.emplace_back() : *at;
    attribute.name = given.name;
    attribute.value = given.value;
    if (static_cast<size_t>(std::count_if(attributes.begin(), attributes.end(), IsCustom)) >
        kCustomAttributesMax) {
      return error::AttributeLimitExceededException(
          "You can apply up to 10 custom attributes for each resource.");
    }
    PutChanged(ctx, row);
  }
  PutAttributesResponse out;
  out.attributes = in.attributes;
  return out;
}

}  // namespace wt::ecs
