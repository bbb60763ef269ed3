// What peers may see of load balancers and of the groups behind them.

#include "services/elbv2/elbv2.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/load_balancer.h"

namespace wt::elbv2 {

std::vector<BalancerView> BalancersOf(Turn& turn, std::string_view account,
                                      std::string_view region) {
  Context ctx(turn.world(), std::string(account), std::string(region));
  std::vector<BalancerView> out;
  for (const LoadBalancerRow& row : ctx.Scan<LoadBalancerRow>()) {
    if (row.state == BalancerState::kDeleted) continue;
    BalancerView& view =
        out.emplace_back(BalancerView{.arn = row.arn,
                                      .name = row.name,
                                      .dns_name = row.dns_name,
                                      .type = row.type,
                                      .active = row.state == BalancerState::kActive,
                                      .internet_facing = row.scheme == "internet-facing"});
    const std::vector<ListenerRow> listeners = ListenersOf(ctx, row.arn);
    for (const ListenerRow& listener : listeners) {
      if (view.port == 0 || listener.port < view.port) view.port = listener.port;
    }
    view.idle_timeout_seconds =
        ParseInt(AttributeOf(row, "idle_timeout.timeout_seconds")).value_or(60);
  }
  return out;
}

std::vector<TargetGroupRow> AttachedGroups(Turn& turn, std::string_view account,
                                           std::string_view region) {
  std::vector<TargetGroupRow> out;
  for (const TargetGroupRow& row : turn.Rows<TargetGroupRow>().Scan(account, region)) {
    if (IsAttached(row)) out.push_back(row);
  }
  return out;
}

}  // namespace wt::elbv2
