#include "services/route53/delegation_set.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetReusableDelegationSetLimit.html
Result<GetReusableDelegationSetLimitResponse> GetReusableDelegationSetLimit(
    Context& ctx, const GetReusableDelegationSetLimitRequest& in) {
  const DelegationSetRow row = WT_TRY(FindDelegationSet(ctx, in.delegation_set_id));
  GetReusableDelegationSetLimitResponse out;
  out.limit.type = in.type;
  out.limit.value = kZonesPerDelegationSetMax;
  out.count = ZonesOf(ctx, row);
  return out;
}

}  // namespace wt::route53
