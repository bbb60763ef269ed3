#include <algorithm>

#include "services/ec2/errors.h"
#include "services/ec2/instance_state.h"
#include "services/ec2/operations.h"
#include "services/ec2/security_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

bool GroupInUse(Context& ctx, const SecurityGroupRow& group) {
  for (const NetworkInterfaceRow& eni : ctx.Scan<NetworkInterfaceRow>()) {
    const auto& ids = eni.group_ids;
    if (std::find(ids.begin(), ids.end(), group.id) != ids.end()) return true;
  }
  for (const SecurityGroupRuleRow& rule :
       ctx.Rows<SecurityGroupRuleRow>().By<1>(ctx.account(), ctx.region(), group.id)) {
    if (rule.group_id != group.id) return true;
  }
  return false;
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html
Result<DeleteSecurityGroupResponse> DeleteSecurityGroup(Context& ctx,
                                                        const DeleteSecurityGroupRequest& in) {
  const SecurityGroupRow group = WT_TRY(FindSecurityGroup(ctx, in.group_id, in.group_name));
  if (group.name == "default") {
    return error::Of("CannotDelete", StrCat("the specified group: \"", group.id,
                                            "\" name: \"default\" cannot be deleted by a user"));
  }
  if (GroupInUse(ctx, group)) {
    return error::DependencyViolation(StrCat("resource ", group.id, " has a dependent object"));
  }
  WT_TRY(CheckDryRun(in));
  for (const auto& rule :
       ctx.Rows<SecurityGroupRuleRow>().Collect(ctx.account(), ctx.region(), group.id)) {
    ctx.Erase<SecurityGroupRuleRow>(rule.group_id, rule.id);
    EraseTags(ctx, rule.id);
  }
  ctx.Erase<SecurityGroupRow>(group.id);
  EraseTags(ctx, group.id);
  DeleteSecurityGroupResponse out;
  out.return_ = true;
  out.group_id = group.id;
  return out;
}

}  // namespace wt::ec2
