#include "services/ec2/operations.h"
#include "services/ec2/security_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UpdateSecurityGroupRuleDescriptionsEgress.html
Result<UpdateSecurityGroupRuleDescriptionsEgressResponse> UpdateSecurityGroupRuleDescriptionsEgress(
    Context& ctx, const UpdateSecurityGroupRuleDescriptionsEgressRequest& in) {
  const SecurityGroupRow group = WT_TRY(FindSecurityGroup(ctx, in.group_id, in.group_name));
  WT_TRY(CheckDryRun(in));
  WT_TRY(DescribeRules(ctx, group, true, in.ip_permissions, in.security_group_rule_descriptions));
  UpdateSecurityGroupRuleDescriptionsEgressResponse out;
  out.return_ = true;
  return out;
}

}  // namespace wt::ec2
