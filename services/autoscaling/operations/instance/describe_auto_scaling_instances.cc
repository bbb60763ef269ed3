#include <algorithm>

#include "emulator/world/pager.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingInstances.html
Result<DescribeAutoScalingInstancesResponse> DescribeAutoScalingInstances(
    Context& ctx, const DescribeAutoScalingInstancesRequest& in) {
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kPageDefault, BadNextToken()));
  DescribeAutoScalingInstancesResponse out;
  out.auto_scaling_instances.present = true;
  for (const MemberRow& member : ctx.Scan<MemberRow>()) {
    const auto& ids = in.instance_ids;
    if (!ids.empty() && std::find(ids.begin(), ids.end(), member.id) == ids.end()) continue;
    if (pager.Before(member.id)) continue;
    if (!pager.Take(member.id)) break;
    const Instance instance = ToApi(ctx, member);
    AutoScalingInstanceDetails& item = out.auto_scaling_instances.emplace_back();
    item.instance_id = member.id;
    item.instance_type = instance.instance_type;
    item.auto_scaling_group_name = member.group;
    item.availability_zone = member.az;
    item.availability_zone_id = instance.availability_zone_id;
    item.lifecycle_state = member.state;
    // Here AWS writes it in capitals, unlike in DescribeAutoScalingGroups.
    item.health_status = member.healthy ? "HEALTHY" : "UNHEALTHY";
    item.launch_configuration_name = instance.launch_configuration_name;
    item.launch_template = instance.launch_template;
    item.protected_from_scale_in = member.scale_in_protected;
    item.weighted_capacity = instance.weighted_capacity;
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::autoscaling
