#include "services/autoscaling/group.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetInstanceHealth.html
Result<SetInstanceHealthResponse> SetInstanceHealth(Context& ctx,
                                                    const SetInstanceHealthRequest& in) {
  MemberRow member = WT_TRY(FindMember(ctx, in.instance_id));
  if (in.health_status != "Healthy" && in.health_status != "Unhealthy") {
    return ValidationError(StrCat("Invalid HealthStatus: ", in.health_status,
                                  ". Valid values are Healthy and Unhealthy."));
  }
  if (in.health_status == "Healthy") {
    // It helps only while it is not being replaced already.
    member.healthy = true;
    ctx.Put(member);
    return SetInstanceHealthResponse{};
  }
  const std::optional<GroupRow> group = ctx.Find<GroupRow>(member.group);
  const bool in_grace = member.state != "InService" ||
                        ctx.now() < member.in_service_at + Seconds(group ? group->grace_period : 0);
  if (in.should_respect_grace_period.value_or(true) && in_grace) return SetInstanceHealthResponse{};
  MarkUnhealthy(ctx, member,
                "an instance was taken out of service in response to a user health-check");
  return SetInstanceHealthResponse{};
}

}  // namespace wt::autoscaling
