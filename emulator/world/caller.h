#pragma once

// Who calls, and for which account, region and service: read from the request's signature.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/wire/http.h"

namespace wt {

// The account of callers whose access key id is not itself a 12-digit account id.
inline constexpr std::string_view kDefaultAccount = "123456789012";

struct Caller {
  std::string access_key_id;
  std::string account = std::string(kDefaultAccount);
  std::string region;
  std::string signing_name;  // "ecs"; the service part of the credential scope.
  // Who it is, where the key is a user's or a session's; empty for the account itself.
  std::string arn;
  std::string user_id;
};

// The caller of a signed request; nothing where it carries no signature at all. Errors:
// IncompleteSignature (400) where there is one that cannot be read.
Result<std::optional<Caller>> ReadCaller(const wire::HttpRequest& request);

// The service and region that a virtual host names ("ecs.us-east-1.localhost:4566",
// "ec2.amazonaws.com"); empty strings where it names none.
struct HostNames {
  std::string endpoint_prefix;
  std::string region;
};
HostNames ReadHost(std::string_view host);

}  // namespace wt
