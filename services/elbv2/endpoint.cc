#include "services/elbv2/endpoint.h"

#include <string>
#include <vector>

#include "services/elbv2/load_balancer.h"
#include "services/elbv2/target_state.h"
#include "services/route53/route53.h"

namespace wt::elbv2 {
namespace {

// An alias with EvaluateTargetHealth goes to a load balancer where each group that has targets has
// a healthy one.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias-common.html
bool IsHealthy(Context& ctx, const LoadBalancerRow& row) {
  std::vector<std::string> groups;
  for (const TargetGroupRow& group :
       ctx.Rows<TargetGroupRow>().By<1>(ctx.account(), ctx.region(), row.arn)) {
    groups.push_back(group.arn);
  }
  for (const std::string& group : groups) {
    bool has_targets = false, has_healthy = false;
    for (const TargetRow& target : ctx.Scan<TargetRow>(group)) {
      has_targets = true;
      if (target.state == laws::target_health::State::kHealthy) has_healthy = true;
    }
    if (has_targets && !has_healthy) return false;
  }
  return true;
}

}  // namespace

void PublishEndpoint(Context& ctx, const LoadBalancerRow& row) {
  if (row.dns_name.empty() || row.state != BalancerState::kActive) return;
  std::vector<std::string> addresses;
  for (const BalancerZoneRow& zone : ZonesOf(ctx, row.arn)) {
    const std::string& address = row.scheme == "internal" ? zone.address : zone.public_ip;
    if (!address.empty()) addresses.push_back(address);
  }
  route53::PublishEndpoint(ctx, row.dns_name, addresses, IsHealthy(ctx, row));
}

void WithdrawEndpoint(Context& ctx, const LoadBalancerRow& row) {
  if (!row.dns_name.empty()) route53::WithdrawEndpoint(ctx, row.dns_name);
}

}  // namespace wt::elbv2
