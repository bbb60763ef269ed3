#pragma once

// Listeners: find, check their settings, render, delete.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/elbv2/attribute.h"
#include "services/elbv2/balancer_state.h"

namespace wt::elbv2 {

// ListenerNotFound; ValidationError where it is no listener's ARN.
Result<ListenerRow> FindListener(Context& ctx, std::string_view arn);
// By port.
std::vector<ListenerRow> ListenersOf(Context& ctx, std::string_view balancer_arn);
std::optional<ListenerRow> ListenerAt(Context& ctx, std::string_view balancer_arn, int64_t port);
bool IsSecure(std::string_view protocol);

// Port and protocol for that type of load balancer. ValidationError, UnsupportedProtocol.
Result<void> CheckPortAndProtocol(const LoadBalancerRow& balancer, const ListenerRow& row);

// What HTTPS and TLS listeners have, from a request; what it does not name stays. Errors:
// CertificateNotFound, UnsupportedCertificate, SSLPolicyNotFound, ALPNPolicyNotFound,
// TooManyCertificates, ValidationError.
struct SecuritySettings {
  const wire::List<Certificate>& certificates;
  const std::optional<std::string>& ssl_policy;
  const wire::List<std::string>& alpn_policy;
  const std::optional<MutualAuthenticationAttributes>& mutual_authentication;
};
Result<void> ApplySecurity(Context& ctx, ListenerRow& row, const SecuritySettings& in);

Listener ToApi(Context& ctx, const ListenerRow& row);
AttributeOwner OwnerOf(Context& ctx, const ListenerRow& row);
wire::List<ListenerAttribute> AttributesOf(Context& ctx, const ListenerRow& row);
// With its rules and certificates.
void DeleteListenerRow(Context& ctx, const ListenerRow& row);

}  // namespace wt::elbv2
