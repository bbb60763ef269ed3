#pragma once

// Pages of 400 at most, as every listing here has them.

#include <cstdint>
#include <optional>
#include <string>

#include "emulator/base/result.h"
#include "emulator/world/pager.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {

template <class Request>
Result<Pager> OpenPage(const Request& in) {
  constexpr int64_t kPageMax = 400;
  return Pager::Open(in.marker, in.page_size, kPageMax,
                     error::ValidationError("The marker is not valid"));
}

}  // namespace wt::elbv2
