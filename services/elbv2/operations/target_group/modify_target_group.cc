#include "services/elbv2/operations.h"
#include "services/elbv2/target.h"
#include "services/elbv2/target_group.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroup.html
Result<ModifyTargetGroupOutput> ModifyTargetGroup(Context& ctx, const ModifyTargetGroupInput& in) {
  TargetGroupRow row = WT_TRY(FindGroup(ctx, in.target_group_arn));
  WT_TRY(ApplyChecks(row, ChecksIn(in)));
  ctx.Put(row);
  // Its targets are judged anew by the new settings.
  CheckAnew(ctx, row);
  ModifyTargetGroupOutput out;
  out.target_groups.push_back(ToApi(row));
  return out;
}

}  // namespace wt::elbv2
