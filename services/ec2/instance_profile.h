#pragma once

// Instance profiles of instances.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html

#include <optional>
#include <string_view>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/instance_state.h"
#include "services/iam/iam.h"

namespace wt::ec2 {

// The profile that a launch or an association names, which must have a role; nothing where it names
// none. Errors: InvalidParameterValue.
Result<std::optional<iam::InstanceProfileRow>> ProfileOf(
    Context& ctx, const std::optional<IamInstanceProfileSpecification>& wanted);
// The instance of an association; NoSuchAssociation.
Result<InstanceRow> InstanceOfAssociation(Context& ctx, std::string_view association_id);
IamInstanceProfileAssociation AssociationOf(const InstanceRow& row, std::string_view state);

}  // namespace wt::ec2
