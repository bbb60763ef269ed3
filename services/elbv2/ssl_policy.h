#pragma once

// The predefined security policies.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html

#include <span>
#include <string_view>

#include "services/elbv2/api.h"

namespace wt::elbv2 {

struct SslPolicySpec {
  std::string_view name;
  std::string_view protocols;  // "TLSv1.2,TLSv1.3"
  uint16_t ciphers;            // Sets of them: see the table.
};
std::span<const SslPolicySpec> SslPolicies();
const SslPolicySpec* FindSslPolicy(std::string_view name);
SslPolicy ToApi(const SslPolicySpec& spec);

}  // namespace wt::elbv2
