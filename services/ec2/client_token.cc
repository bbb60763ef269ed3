#include "services/ec2/client_token.h"

#include "emulator/base/encoding.h"
#include "services/ec2/errors.h"
#include "services/ec2/network_state.h"

namespace wt::ec2 {

Result<std::optional<std::string>> MadeByToken(Context& ctx, std::string_view operation,
                                               const std::string& token,
                                               const std::string& request) {
  const std::optional<ClientTokenRow> known = ctx.Find<ClientTokenRow>(operation, token);
  if (!known) return std::optional<std::string>();
  if (known->parameters != static_cast<int64_t>(Fingerprint(request))) {
    return error::Of("IdempotentParameterMismatch",
                     "Arguments on this idempotent request are inconsistent with arguments used in "
                     "previous request(s).");
  }
  return std::optional(known->resource_id);
}

void RememberToken(Context& ctx, std::string_view operation, const std::string& token,
                   const std::string& request, std::string_view resource_id) {
  ctx.Put(ClientTokenRow{.operation = std::string(operation),
                         .token = token,
                         .resource_id = std::string(resource_id),
                         .parameters = static_cast<int64_t>(Fingerprint(request))});
}

}  // namespace wt::ec2
