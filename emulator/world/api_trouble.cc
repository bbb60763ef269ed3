#include "emulator/world/api_trouble.h"

#include "emulator/base/strings.h"
#include "emulator/world/world.h"

namespace wt {

std::optional<TroubleRow> StrikingApiTrouble(World& world, const Caller& caller,
                                             const wire::Operation& operation) {
  Turn turn(world);
  const std::string& region = caller.region.empty() ? world.options().region : caller.region;
  const TroubleRow* row = FindTrouble(turn, caller.account, region, TroubleKind::kApi,
                                      operation.service->id, operation.name);
  if (row == nullptr || !Strikes(turn, *row, "world.api_trouble")) return std::nullopt;
  return *row;
}

bool IsAmong(const std::vector<std::string>& roles, std::string_view caller_arn) {
  if (roles.empty()) return true;
  for (const std::string& role : roles) {
    const std::string name = role.substr(role.rfind('/') + 1);
    if (caller_arn.find(StrCat(":assumed-role/", name, "/")) != std::string_view::npos) return true;
  }
  return false;
}

// How AWS says it, protocol by protocol. Throttling of EC2's API is a 503 by the name of
// RequestLimitExceeded; FIS documents the three names for it.
// https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#fis-actions-reference-fis
Error ApiTroubleError(const wire::Service& service, std::string_view detail) {
  const bool ec2 = service.id == "ec2";
  const bool json = service.protocols[0] == wire::Protocol::kJson;
  if (detail == "throttle") {
    return {.code = ec2    ? "RequestLimitExceeded"
                    : json ? "ThrottlingException"
                           : "Throttling",
            .message = ec2 ? "Request limit exceeded." : "Rate exceeded",
            .http_status = ec2 ? 503 : 400};
  }
  if (detail == "unavailable") {
    return {.code = ec2    ? "Unavailable"
                    : json ? "ServiceUnavailableException"
                           : "ServiceUnavailable",
            .message = "The service is unavailable. Please try again shortly.",
            .http_status = 503,
            .sender_fault = false};
  }
  return {.code = ec2                   ? "InternalError"
                  : service.id == "ecs" ? "ServerException"
                  : json                ? "InternalServiceError"
                                        : "InternalFailure",
          .message = "An internal error has occurred",
          .http_status = 500,
          .sender_fault = false};
}

}  // namespace wt
