#include "emulator/world/pager.h"
#include "services/ecs/attribute.h"
#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListAttributes.html
Result<ListAttributesResponse> ListAttributes(Context& ctx, const ListAttributesRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  WT_TRY(CheckPageSize(in.max_results, kListPageMax));
  if (in.target_type != "container-instance") {
    return error::InvalidParameterException(
        StrCat("targetType ", in.target_type, " is not supported."));
  }
  if (in.attribute_value && !in.attribute_name) {
    return error::InvalidParameterException(
        "attributeName must be specified when attributeValue is.");
  }
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, kListPageMax, BadToken()));
  ListAttributesResponse out;
  out.attributes.present = true;
  for (const ContainerInstanceRow& row : ctx.Scan<ContainerInstanceRow>(cluster.name)) {
    if (row.status == "INACTIVE") continue;
    for (const Attribute& attribute : AttributesOf(row)) {
      if (in.attribute_name && attribute.name != *in.attribute_name) continue;
      if (in.attribute_value && attribute.value != in.attribute_value) continue;
      const std::string place = StrCat(row.id, "/", attribute.name);
      if (pager.Before(place)) continue;
      if (!pager.Take(place)) {
        out.next_token = pager.next();
        return out;
      }
      Attribute& api = out.attributes.emplace_back(attribute);
      api.target_id = ContainerInstanceArn(ctx, cluster.name, row.id);
    }
  }
  return out;
}

}  // namespace wt::ecs
