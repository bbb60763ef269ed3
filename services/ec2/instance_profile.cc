#include "services/ec2/instance_profile.h"

#include "services/ec2/errors.h"

namespace wt::ec2 {

Result<std::optional<iam::InstanceProfileRow>> ProfileOf(
    Context& ctx, const std::optional<IamInstanceProfileSpecification>& wanted) {
  std::optional<iam::InstanceProfileRow> profile;
  if (!wanted) return profile;
  const bool by_name = wanted->name.has_value();
  const std::string name = by_name ? *wanted->name : wanted->arn.value_or("");
  if (name.empty()) return profile;
  profile = iam::FindInstanceProfile(ctx, ctx.account(), name);
  if (!profile) {
    return error::InvalidParameterValue(
        StrCat("Value (", name, ") for parameter iamInstanceProfile.", by_name ? "name" : "arn",
               " is invalid. Invalid IAM Instance Profile ", by_name ? "name" : "ARN"));
  }
  if (profile->roles.empty()) {
    return error::InvalidParameterValue(
        StrCat("IAM Instance Profile \"", name, "\" has no associated IAM Roles"));
  }
  return profile;
}

Result<InstanceRow> InstanceOfAssociation(Context& ctx, std::string_view association_id) {
  for (const InstanceRow& row : ctx.Scan<InstanceRow>()) {
    if (!association_id.empty() && row.profile_association_id == association_id) return row;
  }
  return error::Of("NoSuchAssociation",
                   StrCat("An invalid association-id of '", association_id, "' was given"));
}

IamInstanceProfileAssociation AssociationOf(const InstanceRow& row, std::string_view state) {
  IamInstanceProfileAssociation api;
  api.association_id = row.profile_association_id;
  api.instance_id = row.id;
  IamInstanceProfile& profile = api.iam_instance_profile.emplace();
  profile.arn = row.instance_profile_arn;
  profile.id = row.instance_profile_id;
  api.state = state;
  return api;
}

}  // namespace wt::ec2
