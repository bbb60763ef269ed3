#include "services/route53/delegation_set.h"
#include "services/route53/operations.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetReusableDelegationSet.html
Result<GetReusableDelegationSetResponse> GetReusableDelegationSet(
    Context& ctx, const GetReusableDelegationSetRequest& in) {
  GetReusableDelegationSetResponse out;
  out.delegation_set = ToApi(WT_TRY(FindDelegationSet(ctx, in.id)));
  return out;
}

}  // namespace wt::route53
