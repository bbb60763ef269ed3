#pragma once

// Placement groups.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/placement-groups.html

#include <string>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/compute_state.h"
#include "services/ec2/filter.h"

namespace wt::ec2 {

Error PlacementGroupUnknown(std::string_view name);
PlacementGroup ToApi(Context& ctx, const PlacementGroupRow& row);

}  // namespace wt::ec2
