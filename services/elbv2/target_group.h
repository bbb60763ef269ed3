#pragma once

// Target groups: find, read their attributes.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html

#include <string>
#include <string_view>

#include "emulator/base/time.h"
#include "services/elbv2/elbv2.h"

namespace wt::elbv2 {

// An attribute's value, its default where it was never set.
std::string AttributeOf(const TargetGroupRow& group, std::string_view key);
Duration DeregistrationDelay(const TargetGroupRow& group);
Duration SlowStart(const TargetGroupRow& group);

}  // namespace wt::elbv2
