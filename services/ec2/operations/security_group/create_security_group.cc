#include <algorithm>

#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/security_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr size_t kGroupTextMax = 255;

Result<void> CheckGroupName(const std::string& name) {
  if (name.empty()) return error::MissingParameter("GroupName");
  if (name.size() > kGroupTextMax || name.starts_with("sg-")) {
    return error::InvalidParameterValue(
        StrCat("Value (", name,
               ") for parameter GroupName is invalid. Group names may not be in "
               "the format sg-* and may have at most 255 characters."));
  }
  if (name == "default") {
    return error::Of("InvalidParameterValue", "Cannot use reserved security group name: default");
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
Result<CreateSecurityGroupResponse> CreateSecurityGroup(Context& ctx,
                                                        const CreateSecurityGroupRequest& in) {
  WT_TRY(CheckGroupName(in.group_name));
  if (in.description.empty()) return error::MissingParameter("GroupDescription");
  if (in.description.size() > kGroupTextMax) {
    return error::InvalidParameterValue(
        "Value for parameter GroupDescription is invalid. It may have at most 255 characters.");
  }
  std::optional<VpcRow> vpc = in.vpc_id && !in.vpc_id->empty()
                                  ? std::optional(WT_TRY(FindVpc(ctx, *in.vpc_id)))
                                  : DefaultVpc(ctx);
  if (!vpc) {
    return error::Of("VPCIdNotSpecified", "No default VPC for this user");
  }
  if (SecurityGroupNamed(ctx, vpc->id, in.group_name)) {
    return error::Of("InvalidGroup.Duplicate", StrCat("The security group '", in.group_name,
                                                      "' already exists for VPC '", vpc->id, "'"));
  }
  WT_TRY(CheckSpecifications(in.tag_specifications, {"security-group"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "security-group"));
  WT_TRY(CheckDryRun(in));

  const SecurityGroupRow group = MakeSecurityGroup(ctx, vpc->id, in.group_name, in.description);
  WT_TRY(PutTags(ctx, group.id, tags));
  CreateSecurityGroupResponse out;
  out.group_id = group.id;
  out.tags = TagsOf(ctx, group.id);
  out.security_group_arn = ctx.ArnOf("ec2", StrCat("security-group/", group.id));
  return out;
}

}  // namespace wt::ec2
