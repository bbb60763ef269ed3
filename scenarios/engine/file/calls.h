#pragma once

// API calls in a file, by the shapes of the API models: which operations and parameters there are,
// and what a scalar is.

#include <optional>
#include <string>
#include <vector>

#include "scenarios/engine/file/reader.h"
#include "scenarios/engine/file/scope.h"

namespace wt::scenario {

// Names of answers that calls before have given.
using AnswerNames = std::vector<std::string>;

// "ecs.UpdateService" with its parameters, constants already put in. Says what is wrong.
std::optional<Call> ReadCall(Reading& reading, const std::string& name, const Position& at,
                             const Node& parameters, const std::string& path,
                             const AnswerNames& answers);

// A value without a shape: unquoted true, false, null and numbers are what they look like.
Json Guess(const Node& node);

}  // namespace wt::scenario
