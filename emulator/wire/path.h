#pragma once

// Path templates of the REST protocols ("/2013-04-01/hostedzone/{Id}/rrset").

#include <string_view>

#include "emulator/wire/codec.h"

namespace wt::wire {

// Matches a path against a template without its query part, and gives the labels' values,
// percent-decoded. A label takes one segment, a greedy one ({Key+}) the rest.
bool MatchPath(std::string_view pattern, std::string_view path, PathLabels& labels);

}  // namespace wt::wire
