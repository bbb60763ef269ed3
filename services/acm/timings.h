#pragma once

// How long what this service does takes, by name: `windtunnel timing` lists and sets them.

#include "emulator/world/timing.h"
#include "services/acm/limits.h"

namespace wt::acm {

inline constexpr Timing kOptionsTake{"acm.validation_records", kOptionsDelayMin, kOptionsDelayMax,
                                     "assumed", "from the request to the records to make"};
inline constexpr Timing kIssueTakes{
    "acm.issue", kValidationMin, kValidationMax, "assumed",
    "from the records' being there to the certificate: mostly minutes, documented as up to 30"};

inline constexpr Timing kTimings[] = {kOptionsTake, kIssueTakes};

}  // namespace wt::acm
