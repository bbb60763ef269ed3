#include "services/elbv2/limits.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/page.h"

namespace wt::elbv2 {
namespace {

struct LimitSpec {
  std::string_view name;
  size_t most;
};
// In order of their names.
constexpr LimitSpec kLimits[] = {
    {"application-load-balancers", kLoadBalancersMax},
    {"condition-values-per-alb-rule", kConditionValuesMax},
    {"condition-wildcards-per-alb-rule", kWildcardsMax},
    {"gateway-load-balancers", 100},
    {"gateway-load-balancers-per-vpc", 10},
    {"geneve-target-groups", 100},
    {"listeners-per-application-load-balancer", kListenersMax},
    {"listeners-per-network-load-balancer", kListenersMax},
    {"network-load-balancers", kLoadBalancersMax},
    {"rules-per-application-load-balancer", kRulesMax},
    {"target-groups", kTargetGroupsMax},
    {"target-groups-per-action-on-application-load-balancer", kGroupsPerActionMax},
    {"target-groups-per-action-on-network-load-balancer", 1},
    {"target-groups-per-application-load-balancer", kGroupsPerLoadBalancerMax},
    {"targets-per-application-load-balancer", kTargetsPerLoadBalancerMax},
    {"targets-per-availability-zone-per-gateway-load-balancer", 300},
    {"targets-per-availability-zone-per-network-load-balancer", 500},
    {"targets-per-network-load-balancer", kTargetsPerNetworkMax},
};

}  // namespace

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeAccountLimits.html
Result<DescribeAccountLimitsOutput> DescribeAccountLimits(Context&,
                                                          const DescribeAccountLimitsInput& in) {
  DescribeAccountLimitsOutput out;
  out.limits.present = true;
  Pager pager = WT_TRY(OpenPage(in));
  for (const LimitSpec& spec : kLimits) {
    if (pager.Before(spec.name)) continue;
    if (!pager.Take(spec.name)) break;
    Limit& limit = out.limits.emplace_back();
    limit.name = std::string(spec.name);
    limit.max = StrCat(spec.most);
  }
  out.next_marker = pager.next();
  return out;
}

}  // namespace wt::elbv2
