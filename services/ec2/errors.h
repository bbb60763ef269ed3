#pragma once

// EC2's errors. Its API model names none, so they are written here from the page that lists them.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/base/strings.h"

namespace wt::ec2::error {

inline Error Of(std::string_view code, std::string message) {
  return {.code = std::string(code), .message = std::move(message)};
}
inline Error InvalidParameterValue(std::string message) {
  return Of("InvalidParameterValue", std::move(message));
}
inline Error InvalidParameterCombination(std::string message) {
  return Of("InvalidParameterCombination", std::move(message));
}
inline Error MissingParameter(std::string_view name) {
  return Of("MissingParameter", StrCat("The request must contain the parameter ", name));
}
inline Error DependencyViolation(std::string message) {
  return Of("DependencyViolation", std::move(message));
}
inline Error DryRunOperation() {
  Error error = Of("DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
  error.http_status = 412;
  return error;
}
// "The vpc ID 'vpc-1' does not exist"
inline Error NotFound(std::string_view code, std::string_view noun, std::string_view id) {
  return Of(code, StrCat("The ", noun, " '", id, "' does not exist"));
}
inline Error Malformed(std::string_view code, std::string_view id) {
  return Of(code, StrCat("Invalid id: \"", id, "\""));
}

}  // namespace wt::ec2::error
