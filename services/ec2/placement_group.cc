#include "services/ec2/placement_group.h"

#include "services/ec2/errors.h"

namespace wt::ec2 {

Error PlacementGroupUnknown(std::string_view name) {
  return error::Of("InvalidPlacementGroup.Unknown",
                   StrCat("The Placement Group '", name, "' is unknown."));
}

PlacementGroup ToApi(Context& ctx, const PlacementGroupRow& row) {
  PlacementGroup api;
  api.group_name = row.name;
  api.group_id = row.id;
  api.group_arn = ctx.ArnOf("ec2", StrCat("placement-group/", row.name));
  api.state = "available";
  api.strategy = row.strategy;
  if (row.strategy == "partition") api.partition_count = row.partition_count;
  if (!row.spread_level.empty()) api.spread_level = row.spread_level;
  api.tags = TagsOf(ctx, row.id);
  return api;
}

}  // namespace wt::ec2
