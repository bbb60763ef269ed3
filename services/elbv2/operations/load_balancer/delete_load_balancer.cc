#include "services/elbv2/errors.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/target_state.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html
Result<DeleteLoadBalancerOutput> DeleteLoadBalancer(Context& ctx,
                                                    const DeleteLoadBalancerInput& in) {
  // 1. One that is not there is deleted already.
  const Result<LoadBalancerRow> found = FindBalancer(ctx, in.load_balancer_arn);
  if (!found.ok()) {
    if (found.error().code == "LoadBalancerNotFound") return DeleteLoadBalancerOutput{};
    return found.error();
  }

  // 2. Protected, or the target of another.
  if (AttributeOf(*found, "deletion_protection.enabled") == "true") {
    return error::OperationNotPermittedException(
        StrCat("Load balancer '", found->arn,
               "' cannot be deleted because deletion protection is enabled"));
  }
  const auto as_target = ctx.Rows<TargetRow>().By<0>(ctx.account(), ctx.region(), found->arn);
  if (!as_target.empty()) {
    return error::ResourceInUseException(
        StrCat("Load balancer '", found->arn, "' is registered with a target group"));
  }
  DeleteBalancer(ctx, *found);
  return DeleteLoadBalancerOutput{};
}

}  // namespace wt::elbv2
