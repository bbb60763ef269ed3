#pragma once

// ValidationError, which the API's model does not name.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/CommonErrors.html

#include <string>
#include <utility>

#include "emulator/base/result.h"

namespace wt::elbv2::error {

inline Error ValidationError(std::string message) {
  return {.code = "ValidationError", .message = std::move(message)};
}

}  // namespace wt::elbv2::error
