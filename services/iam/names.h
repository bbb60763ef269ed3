#pragma once

// How IAM names things: keys, unique ids, ARNs.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html

#include <string>
#include <string_view>

#include "emulator/world/context.h"

namespace wt::iam {

// Names are unique whatever their case.
inline std::string KeyOf(std::string_view name) { return ToLower(name); }

// "AROA" and 17 characters of base 32.
std::string NewUniqueId(Turn& turn, std::string_view prefix);

// "arn:aws:iam::123456789012:role/team/web"; the path begins and ends with a slash.
std::string IamArn(std::string_view account, std::string_view kind, std::string_view path,
                   std::string_view name);

// The last part of an ARN's resource, or the text itself: "web".
std::string NameInArn(std::string_view name_or_arn);

}  // namespace wt::iam
