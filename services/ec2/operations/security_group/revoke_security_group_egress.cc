#include "services/ec2/operations.h"
#include "services/ec2/security_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupEgress.html
Result<RevokeSecurityGroupEgressResponse> RevokeSecurityGroupEgress(
    Context& ctx, const RevokeSecurityGroupEgressRequest& in) {
  const SecurityGroupRow group = WT_TRY(FindSecurityGroup(ctx, in.group_id));
  WT_TRY(CheckDryRun(in));
  RevokeSecurityGroupEgressResponse out;
  out.revoked_security_group_rules =
      WT_TRY(RemoveRules(ctx, group, true, PermissionsOf(in), in.security_group_rule_ids));
  out.return_ = true;
  return out;
}

}  // namespace wt::ec2
