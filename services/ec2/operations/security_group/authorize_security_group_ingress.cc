#include "services/ec2/operations.h"
#include "services/ec2/security_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
Result<AuthorizeSecurityGroupIngressResponse> AuthorizeSecurityGroupIngress(
    Context& ctx, const AuthorizeSecurityGroupIngressRequest& in) {
  const SecurityGroupRow group = WT_TRY(FindSecurityGroup(ctx, in.group_id, in.group_name));
  const auto rules = WT_TRY(RulesOf(ctx, group, false, PermissionsOf(in)));
  WT_TRY(CheckSpecifications(in.tag_specifications, {"security-group-rule"}));
  const auto tags = WT_TRY(TagsFor(in.tag_specifications, "security-group-rule"));
  WT_TRY(CheckDryRun(in));
  AuthorizeSecurityGroupIngressResponse out;
  out.security_group_rules = WT_TRY(AddRules(ctx, group, rules, tags));
  out.return_ = true;
  return out;
}

}  // namespace wt::ec2
