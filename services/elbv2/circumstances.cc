#include "services/elbv2/circumstances.h"

#include <optional>

#include "services/ec2/ec2.h"

namespace wt::elbv2 {

namespace law = laws::target_health;

bool SpeaksHttp(std::string_view protocol) { return protocol == "HTTP" || protocol == "HTTPS"; }

bool IsNetwork(const TargetGroupRow& group) {
  return !group.protocol.empty() && !SpeaksHttp(group.protocol);
}

int64_t CheckPort(const TargetGroupRow& group, const TargetRow& row) {
  return ParseInt(group.check_port).value_or(row.port);
}

law::Circumstances Circumstances(Context& ctx, const TargetGroupRow& group, const TargetRow& row) {
  law::Circumstances seen;
  seen.in_use = !group.load_balancer_arn.empty();
  seen.checks_enabled = group.check_enabled;
  if (group.target_type == "instance") {
    const std::optional<ec2::InstanceRow> instance =
        ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), row.id);
    if (!instance) {
      seen.bad_state = "terminated";
    } else if (instance->state != ec2::LifecycleState::kRunning) {
      seen.bad_state = ec2::StateName(instance->state);
    }
  }
  return seen;
}

Finding Probe(Context&, const TargetGroupRow&, const TargetRow&) { return {.why = "assumed"}; }

}  // namespace wt::elbv2
