#pragma once

// Instance types as DescribeInstanceTypes answers and filters them.

#include <span>

#include "services/ec2/api.h"
#include "services/ec2/catalog/instance_types.h"
#include "services/ec2/filter.h"

namespace wt::ec2 {

InstanceTypeInfo ToApi(const catalog::InstanceType& type);
std::span<const FilterField<catalog::InstanceType>> InstanceTypeFilters();

}  // namespace wt::ec2
