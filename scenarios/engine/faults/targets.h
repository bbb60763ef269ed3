#pragma once

// What a fault is aimed at, found when it begins.
// https://docs.aws.amazon.com/fis/latest/userguide/targets.html

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "scenarios/engine/faults/actions.h"
#include "scenarios/engine/faults/faults.h"

namespace wt::faults {

// The chosen ones, in order: ids of instances and subnets, names of groups and clusters,
// "cluster/id" of tasks, names of roles. None is an error, as FIS has it by default.
Result<std::vector<std::string>> FindTargets(Context& ctx, const TargetType& type,
                                             const Json& target);

// A zone by its letter, name or id. NotFound with the nearest.
Result<std::string> FindZone(Context& ctx, std::string_view words);

// A part of a list, at random, in the list's order.
std::vector<std::string> Some(Context& ctx, std::vector<std::string> of, size_t count);

}  // namespace wt::faults
