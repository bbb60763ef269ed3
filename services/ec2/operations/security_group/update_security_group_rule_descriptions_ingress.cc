#include "services/ec2/operations.h"
#include "services/ec2/security_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UpdateSecurityGroupRuleDescriptionsIngress.html
Result<UpdateSecurityGroupRuleDescriptionsIngressResponse>
UpdateSecurityGroupRuleDescriptionsIngress(
    Context& ctx, const UpdateSecurityGroupRuleDescriptionsIngressRequest& in) {
  const SecurityGroupRow group = WT_TRY(FindSecurityGroup(ctx, in.group_id, in.group_name));
  WT_TRY(CheckDryRun(in));
  WT_TRY(DescribeRules(ctx, group, false, in.ip_permissions, in.security_group_rule_descriptions));
  UpdateSecurityGroupRuleDescriptionsIngressResponse out;
  out.return_ = true;
  return out;
}

}  // namespace wt::ec2
