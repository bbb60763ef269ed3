#include <algorithm>

#include "services/autoscaling/group.h"
#include "services/autoscaling/hook.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLifecycleHooks.html
Result<DescribeLifecycleHooksResponse> DescribeLifecycleHooks(
    Context& ctx, const DescribeLifecycleHooksRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  DescribeLifecycleHooksResponse out;
  out.lifecycle_hooks.present = true;
  for (const HookRow& row : ctx.Scan<HookRow>(group.name)) {
    const auto& names = in.lifecycle_hook_names;
    if (!names.empty() && std::find(names.begin(), names.end(), row.name) == names.end()) continue;
    out.lifecycle_hooks.push_back(ToApi(row));
  }
  return out;
}

}  // namespace wt::autoscaling
