#include "services/ec2/ec2.h"
#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstancePlacement.html
Result<ModifyInstancePlacementResponse> ModifyInstancePlacement(
    Context& ctx, const ModifyInstancePlacementRequest& in) {
  InstanceRow row = WT_TRY(FindInstance(ctx, in.instance_id));
  if (in.host_id || in.host_resource_group_arn || in.affinity || in.partition_number) {
    return error::Of("UnsupportedOperation",
                     "Windtunnel does not implement dedicated hosts and partitions of instances.");
  }
  if (row.state != LifecycleState::kStopped) {
    return error::Of("IncorrectInstanceState",
                     StrCat("The instance '", row.id, "' is not in the 'stopped' state."));
  }
  std::string group = in.group_name.value_or(row.group_name);
  if (in.group_id) {
    group.clear();
    for (const PlacementGroupRow& known : ctx.Scan<PlacementGroupRow>()) {
      if (known.id == *in.group_id) group = known.name;
    }
    if (group.empty()) {
      return error::Of("InvalidPlacementGroupId.Unknown",
                       StrCat("The placement group ID '", *in.group_id, "' is unknown."));
    }
  }
  if (!group.empty() && !ctx.Find<PlacementGroupRow>(group)) {
    return error::Of("InvalidPlacementGroup.Unknown",
                     StrCat("The placement group '", group, "' is unknown."));
  }
  if (in.tenancy && *in.tenancy != "default" && *in.tenancy != "dedicated" &&
      *in.tenancy != "host") {
    return error::InvalidParameterValue(
        StrCat("Value (", *in.tenancy, ") for parameter tenancy is invalid."));
  }
  row.group_name = group;
  row.tenancy = in.tenancy.value_or(row.tenancy);
  ctx.Put(row);
  ModifyInstancePlacementResponse out;
  out.return_ = true;
  return out;
}

}  // namespace wt::ec2
