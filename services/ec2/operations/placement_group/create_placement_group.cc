#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/placement_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreatePlacementGroup.html
Result<CreatePlacementGroupResponse> CreatePlacementGroup(Context& ctx,
                                                          const CreatePlacementGroupRequest& in) {
  const std::string name = in.group_name.value_or("");
  if (name.empty()) return error::MissingParameter("groupName");
  const std::string strategy = in.strategy.value_or("cluster");
  if (strategy != "cluster" && strategy != "spread" && strategy != "partition") {
    return error::InvalidParameterValue(
        StrCat("Value (", strategy, ") for parameter strategy is invalid."));
  }
  if (in.partition_count && strategy != "partition") {
    return error::InvalidParameterCombination(
        "The partition count can only be set for the strategy partition.");
  }
  const int64_t partitions = in.partition_count.value_or(2);
  if (partitions < 1 || partitions > 7) {
    return error::InvalidParameterValue(
        StrCat("Value (", partitions, ") for parameter partitionCount is invalid."));
  }
  if (ctx.Find<PlacementGroupRow>(name)) {
    return error::Of("InvalidPlacementGroup.Duplicate",
                     StrCat("The Placement Group '", name, "' already exists."));
  }
  WT_TRY(CheckSpecifications(in.tag_specifications, {"placement-group"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "placement-group"));
  WT_TRY(CheckDryRun(in));
  PlacementGroupRow row{.name = name, .id = ctx.NewId("pg-"), .strategy = strategy};
  if (strategy == "partition") row.partition_count = partitions;
  if (strategy == "spread") row.spread_level = in.spread_level.value_or("rack");
  ctx.Put(row);
  WT_TRY(PutTags(ctx, row.id, tags));
  CreatePlacementGroupResponse out;
  out.placement_group = ToApi(ctx, row);
  return out;
}

}  // namespace wt::ec2
