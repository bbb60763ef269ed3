#pragma once

// AWS's managed policies as data: a line each, made by tools/distill_managed_policies.py.

#include <string_view>

namespace wt::iam {

// Path and name, newest version, first and last date, document; parted by tabs.
extern const std::string_view kManagedPolicies;

}  // namespace wt::iam
