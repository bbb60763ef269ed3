#pragma once

// Create calls with a client token: the same token and parameters are the same call.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Run_Instance_Idempotency.html

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/wire/codec.h"
#include "emulator/world/context.h"

namespace wt::ec2 {

// What a call with that token made before; nothing for the first one. `request` is the request as
// JSON without its token. Errors: IdempotentParameterMismatch.
Result<std::optional<std::string>> MadeByToken(Context& ctx, std::string_view operation,
                                               const std::string& token,
                                               const std::string& request);
void RememberToken(Context& ctx, std::string_view operation, const std::string& token,
                   const std::string& request, std::string_view resource_id);

template <class Request>
std::string WithoutToken(Request in) {
  in.client_token.reset();
  return wire::ToStoredJson(wire::ShapeOf<Request>(), &in);
}
template <class Request>
Result<std::optional<std::string>> MadeByToken(Context& ctx, std::string_view operation,
                                               const Request& in) {
  if (in.client_token.value_or("").empty()) return std::optional<std::string>();
  return MadeByToken(ctx, operation, *in.client_token, WithoutToken(in));
}
template <class Request>
void RememberToken(Context& ctx, std::string_view operation, const Request& in,
                   std::string_view resource_id) {
  if (in.client_token.value_or("").empty()) return;
  RememberToken(ctx, operation, *in.client_token, WithoutToken(in), resource_id);
}

}  // namespace wt::ec2
