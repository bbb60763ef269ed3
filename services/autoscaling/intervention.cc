#include "services/autoscaling/intervention.h"

#include <optional>

#include "services/autoscaling/group.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/state.h"

namespace wt::autoscaling {

void FailStatusChecks(Context& ctx, std::string_view instance_id) {
  const std::optional<MemberRow> member = ctx.Find<MemberRow>(instance_id);
  if (!member || member->state != "InService") return;  // Standby is not looked at.
  const std::optional<GroupRow> group = ctx.Find<GroupRow>(member->group);
  if (!group || IsSuspended(*group, "HealthCheck")) return;
  if (ctx.now() < member->in_service_at + Seconds(group->grace_period)) return;
  MarkUnhealthy(ctx, *member,
                "an instance was taken out of service in response to an EC2 instance status check "
                "failure");
}

}  // namespace wt::autoscaling
