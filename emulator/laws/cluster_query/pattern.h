#pragma once

// The regular expressions of =~ and !~. For this folder alone.

#include <memory>
#include <regex>
#include <string>

namespace wt::laws::cluster_query {

// Nothing where it is no regular expression, means something else in Java, or costs too much.
std::shared_ptr<const std::regex> CompilePattern(const std::string& pattern);

}  // namespace wt::laws::cluster_query
