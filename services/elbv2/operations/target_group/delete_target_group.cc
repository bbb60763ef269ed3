#include "services/elbv2/errors.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/tag.h"
#include "services/elbv2/target.h"
#include "services/elbv2/target_group.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteTargetGroup.html
Result<DeleteTargetGroupOutput> DeleteTargetGroup(Context& ctx, const DeleteTargetGroupInput& in) {
  const Result<TargetGroupRow> found = FindGroup(ctx, in.target_group_arn);
  if (!found.ok()) {
    if (found.error().code == "TargetGroupNotFound") return DeleteTargetGroupOutput{};
    return found.error();
  }
  if (IsAttached(*found)) {
    return error::ResourceInUseException(
        StrCat("Target group '", found->arn, "' is currently in use by a listener or a rule"));
  }
  for (const TargetRow& target : TargetsOf(ctx, found->arn)) DropTarget(ctx, target);
  EraseTags(ctx, found->arn);
  ctx.Erase<TargetGroupRow>(found->arn);
  return DeleteTargetGroupOutput{};
}

}  // namespace wt::elbv2
