#pragma once

// A parameter: own or public, and how it is named.

#include <optional>
#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/ssm/ssm.h"
#include "services/ssm/state.h"

namespace wt::ssm {

std::string ParameterArn(std::string_view account, std::string_view region, std::string_view name);

// "NAME", "NAME:3" or "NAME:label"; an ARN's account and Region are kept apart.
struct Selector {
  std::string account, region;  // Of the ARN, else of the caller.
  std::string name;
  std::string selector;  // "" for the newest.
};
Selector ParseSelector(std::string_view account, std::string_view region, std::string_view text);

// The version that a selector chooses, of an own parameter or a public one.
std::optional<VersionRow> FindVersion(Turn& turn, const Selector& selector);
// Whether there is such a parameter, whatever its versions.
bool ParameterExists(Turn& turn, const Selector& selector);

bool IsPublic(std::string_view name);
// AWS's own parameter of that name, as a version.
std::optional<VersionRow> PublicVersion(std::string_view region, std::string_view name);

}  // namespace wt::ssm
