#include "services/route53/delegation_set.h"
#include "services/route53/errors.h"
#include "services/route53/operations.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteReusableDelegationSet.html
Result<DeleteReusableDelegationSetResponse> DeleteReusableDelegationSet(
    Context& scoped, const DeleteReusableDelegationSetRequest& in) {
  Context ctx = scoped.Global();
  const DelegationSetRow row = WT_TRY(FindDelegationSet(ctx, in.id));
  if (ZonesOf(ctx, row) > 0) {
    return error::DelegationSetInUse(
        "The specified delegation contains associated hosted zones which must be deleted before "
        "the "
        "reusable delegation set can be deleted.");
  }
  ctx.Erase<DelegationSetRow>(row.id);
  return DeleteReusableDelegationSetResponse{};
}

}  // namespace wt::route53
