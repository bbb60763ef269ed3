#pragma once

// Which blocks a VPC may have beside its first.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions

#include <string>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ec2/cidr.h"
#include "services/ec2/state.h"

namespace wt::ec2 {

// Errors: InvalidParameterValue, InvalidVpc.Range, CidrConflict, CidrLimitExceeded.
Result<Cidr> CheckSecondaryCidr(Context& ctx, const VpcRow& vpc, const std::string& text);

}  // namespace wt::ec2
