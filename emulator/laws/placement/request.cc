// Strategies and constraints as a request spells them.

#include <utility>

#include "emulator/base/strings.h"
#include "emulator/laws/placement/admission.h"

namespace wt::laws::placement {
namespace {

constexpr std::string_view kAttributePrefix = "attribute:";

Error Invalid(std::string message) {
  return Error{"InvalidParameterException", std::move(message)};
}

// Types and fields are not case sensitive, the NAME of attribute:NAME is.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementStrategy.html
Result<Strategy> ParseStrategy(const TypeAndText& given) {
  const std::string type = ToLower(given.type);
  const std::string field = ToLower(given.text);
  if (type == "random") {
    if (!field.empty()) return Invalid("The random placement strategy takes no field.");
    return Strategy{Strategy::Type::kRandom, ""};
  }
  if (type == "spread") {
    if (field == "instanceid" || field == "host") {
      return Strategy{Strategy::Type::kSpreadInstance, ""};
    }
    if (field.starts_with(kAttributePrefix) && field.size() > kAttributePrefix.size()) {
      return Strategy{Strategy::Type::kSpreadAttribute,
                      std::string(given.text.substr(kAttributePrefix.size()))};
    }
    return Invalid(StrCat("The field of the spread placement strategy must be instanceId, host or ",
                          "attribute:NAME, not '", given.text, "'."));
  }
  if (type == "binpack") {
    if (field == "cpu") return Strategy{Strategy::Type::kBinpackCpu, ""};
    if (field == "memory") return Strategy{Strategy::Type::kBinpackMemory, ""};
    return Invalid(StrCat("The field of the binpack placement strategy must be cpu or memory, not ",
                          "'", given.text, "'."));
  }
  return Invalid(
      StrCat("The placement strategy must be random, spread or binpack, not '", given.type, "'."));
}

}  // namespace

Result<std::vector<Strategy>> ParseStrategies(std::span<const TypeAndText> given) {
  if (given.size() > kStrategiesMax) {
    return Invalid(StrCat("At most ", kStrategiesMax, " placement strategies can be given."));
  }
  std::vector<Strategy> strategies;
  for (const TypeAndText& one : given) strategies.push_back(WT_TRY(ParseStrategy(one)));
  return strategies;
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementConstraint.html
Result<std::vector<Constraint>> ParseConstraints(std::span<const TypeAndText> given) {
  if (given.size() > kConstraintsMax) {
    return Invalid(StrCat("At most ", kConstraintsMax, " placement constraints can be given."));
  }
  std::vector<Constraint> constraints;
  for (const TypeAndText& one : given) {
    if (one.type == "distinctInstance") {
      if (!one.text.empty()) return Invalid("distinctInstance takes no expression.");
      constraints.push_back({Constraint::Type::kDistinctInstance, {}});
    } else if (one.type == "memberOf") {
      constraints.push_back({Constraint::Type::kMemberOf, WT_TRY(cluster_query::Parse(one.text))});
    } else {
      return Invalid(StrCat("The placement constraint must be distinctInstance or memberOf, not '",
                            one.type, "'."));
    }
  }
  return constraints;
}

// A service spreads over zones, then over instances; RunTask takes any (the latter unsure).
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement.html
std::vector<Strategy> DefaultStrategies(std::string_view group) {
  if (!group.starts_with("service:")) return {{Strategy::Type::kRandom, ""}};
  return {{Strategy::Type::kSpreadAttribute, std::string(kZoneAttribute)},
          {Strategy::Type::kSpreadInstance, ""}};
}

}  // namespace wt::laws::placement
