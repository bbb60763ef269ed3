#include "emulator/world/pager.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeWarmPool.html
Result<DescribeWarmPoolResponse> DescribeWarmPool(Context& ctx, const DescribeWarmPoolRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kPageDefault, BadNextToken()));
  DescribeWarmPoolResponse out;
  out.instances.present = true;
  if (const auto row = ctx.Find<WarmPoolRow>(group.name)) {
    out.warm_pool_configuration = *row->configuration;
  }
  for (const MemberRow& member : MembersOf(ctx, group)) {
    if (!IsWarm(member) || pager.Before(member.id)) continue;
    if (!pager.Take(member.id)) break;
    out.instances.push_back(ToApi(ctx, member));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::autoscaling
