#pragma once

// `stack`: calls in place, or a stack file with its values put in.

#include "scenarios/engine/file/calls.h"
#include "scenarios/engine/file/reader.h"
#include "scenarios/engine/file/scope.h"

namespace wt::scenario {

// `constants` are the scenario's. `answers` gets the names that calls give to what they answer.
Stack ReadStack(Reading& reading, const Node& node, const Scope& constants, AnswerNames& answers,
                Json& resolved);

// What a stack makes, by the parameters of its calls: services and groups, for series names.
struct StackNames {
  std::vector<std::string> services, groups;
  bool known = false;  // It has calls.
};
StackNames NamesOf(const Stack& stack);

}  // namespace wt::scenario
