#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html
Result<PutWarmPoolResponse> PutWarmPool(Context& ctx, const PutWarmPoolRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  if (group.has_mixed) {
    return ValidationError(
        "You can't add a warm pool to an Auto Scaling group that has a mixed instances policy.");
  }
  WarmPoolRow row = ctx.Find<WarmPoolRow>(group.name).value_or(WarmPoolRow{});
  if (row.deleting) {
    return ValidationError(StrCat("The warm pool of ", group.name, " is pending deletion."));
  }
  row.group = group.name;
  WarmPoolConfiguration& pool = *row.configuration;
  if (in.max_group_prepared_capacity) {
    pool.max_group_prepared_capacity = in.max_group_prepared_capacity;
    if (*in.max_group_prepared_capacity < 0) pool.max_group_prepared_capacity.reset();
  }
  pool.min_size = in.min_size ? in.min_size : pool.min_size.value_or(0);
  pool.pool_state = in.pool_state ? in.pool_state : pool.pool_state.value_or("Stopped");
  if (in.instance_reuse_policy) pool.instance_reuse_policy = in.instance_reuse_policy;
  ctx.Put(row);
  ctx.Wake(kWarmPool, ctx.Key(group.name));
  return PutWarmPoolResponse{};
}

}  // namespace wt::autoscaling
