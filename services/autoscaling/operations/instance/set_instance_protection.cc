#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetInstanceProtection.html
Result<SetInstanceProtectionResponse> SetInstanceProtection(
    Context& ctx, const SetInstanceProtectionRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  if (in.instance_ids.size() > kProtectionPerCallMax) {
    return error::LimitExceededFault(
        StrCat("At most ", kProtectionPerCallMax, " instances can be named in one call."));
  }
  for (const std::string& id : in.instance_ids) {
    const MemberRow member = WT_TRY(FindMemberOf(ctx, group.name, id));
    if (member.state != "InService" && !member.state.starts_with("Pending") &&
        member.state != "Standby" && !IsWarm(member)) {
      return ValidationError(StrCat("The instance ", id,
                                    " is not in InService or EnteringStandby "
                                    "or Standby."));
    }
  }
  SetScaleInProtection(ctx, {in.instance_ids.begin(), in.instance_ids.end()},
                       in.protected_from_scale_in);
  return SetInstanceProtectionResponse{};
}

}  // namespace wt::autoscaling
