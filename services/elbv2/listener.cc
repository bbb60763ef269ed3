#include "services/elbv2/listener.h"

#include <algorithm>
#include <utility>

#include "emulator/base/arn.h"
#include "services/elbv2/action.h"
#include "services/elbv2/certificate.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/rule.h"
#include "services/elbv2/ssl_policy.h"
#include "services/elbv2/tag.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

// Through the API; the console proposes a newer one.
constexpr std::string_view kDefaultPolicy = "ELBSecurityPolicy-2016-08";
constexpr std::string_view kAlpnPolicies = "HTTP1Only,HTTP2Only,HTTP2Optional,HTTP2Preferred,None";

std::string_view ProtocolsOf(std::string_view type) {
  return type == "application" ? "HTTP,HTTPS" : "TCP,TLS,UDP,TCP_UDP,QUIC,TCP_QUIC";
}

bool IsOneOf(std::string_view value, std::string_view choices) {
  const std::vector<std::string_view> all = Split(choices, ',');
  return std::find(all.begin(), all.end(), value) != all.end();
}

Result<void> ApplyCertificate(Context& ctx, ListenerRow& row,
                              const wire::List<Certificate>& certificates) {
  if (certificates.empty()) {
    if (!row.certificate_arn.empty()) return {};
    return error::ValidationError(
        StrCat("A certificate must be specified for ", row.protocol, " listeners"));
  }
  if (certificates.size() > 1) {
    return error::TooManyCertificatesException("Up to '1' certificate can be specified");
  }
  const std::string arn = certificates[0].certificate_arn.value_or("");
  if (arn.empty()) return error::ValidationError("A certificate ARN must be specified");
  if (certificates[0].is_default) {
    return error::ValidationError("You cannot set the isDefault parameter for a certificate");
  }
  WT_TRY(CheckCertificate(ctx, arn));
  row.certificate_arn = arn;
  return {};
}

Result<void> ApplyMutual(ListenerRow& row,
                         const std::optional<MutualAuthenticationAttributes>& mutual) {
  MutualAuthenticationAttributes& kept = *row.mutual_authentication;
  if (row.protocol != "HTTPS") {
    if (mutual && mutual->mode.value_or("off") != "off") {
      return error::ValidationError("Mutual authentication is supported only on HTTPS listeners");
    }
    kept = {};
    return {};
  }
  if (!mutual) {
    if (!kept.mode) kept.mode = "off";
    return {};
  }
  const std::string mode = mutual->mode.value_or("off");
  if (!IsOneOf(mode, "off,passthrough,verify")) {
    return error::ValidationError(
        StrCat("Mutual authentication mode '", mode, "' must be one of 'off,passthrough,verify'"));
  }
  // Trust stores live in S3, which is not here; so there is none to be found.
  if (mode == "verify") {
    if (!mutual->trust_store_arn)
      return error::ValidationError("A trust store ARN must be specified");
    return error::TrustStoreNotFoundException(
        StrCat("Trust store '", *mutual->trust_store_arn, "' not found"));
  }
  if (mutual->trust_store_arn && !mutual->trust_store_arn->empty()) {
    return error::ValidationError(
        StrCat("A trust store cannot be specified with mutual authentication mode '", mode, "'"));
  }
  kept = {};
  kept.mode = mode;
  return {};
}

Result<void> RefuseSecurity(const ListenerRow& row, const SecuritySettings& in) {
  if (!in.certificates.empty()) {
    return error::ValidationError(
        StrCat("Certificates cannot be specified for ", row.protocol, " listeners"));
  }
  if (in.ssl_policy && !in.ssl_policy->empty()) {
    return error::ValidationError(
        StrCat("An SSL policy cannot be specified for ", row.protocol, " listeners"));
  }
  return {};
}

}  // namespace

Result<ListenerRow> FindListener(Context& ctx, std::string_view arn) {
  const std::optional<Arn> parsed = ParseArn(arn);
  if (!parsed || parsed->service != "elasticloadbalancing" ||
      !parsed->resource.starts_with("listener/")) {
    return error::ValidationError(StrCat("'", arn, "' is not a valid listener ARN"));
  }
  std::optional<ListenerRow> row = ctx.Find<ListenerRow>(arn);
  if (!row) return error::ListenerNotFoundException("One or more listeners not found");
  return *std::move(row);
}

std::vector<ListenerRow> ListenersOf(Context& ctx, std::string_view balancer_arn) {
  std::vector<ListenerRow> rows;
  for (const ListenerRow& row :
       ctx.Rows<ListenerRow>().By<0>(ctx.account(), ctx.region(), balancer_arn)) {
    rows.push_back(row);
  }
  return rows;
}

std::optional<ListenerRow> ListenerAt(Context& ctx, std::string_view balancer_arn, int64_t port) {
  const auto found = ctx.Rows<ListenerRow>().By<0>(ctx.account(), ctx.region(), balancer_arn, port);
  return found.empty() ? std::nullopt : std::optional(*found.begin());
}

bool IsSecure(std::string_view protocol) { return protocol == "HTTPS" || protocol == "TLS"; }

Result<void> CheckPortAndProtocol(const LoadBalancerRow& balancer, const ListenerRow& row) {
  if (balancer.type == "gateway") {
    if (row.port == 0 && row.protocol.empty()) return {};
    return error::ValidationError(
        "A port or protocol cannot be specified for listeners of gateway load balancers");
  }
  if (row.port == 0) return error::ValidationError("A listener port must be specified");
  if (row.protocol.empty()) return error::ValidationError("A listener protocol must be specified");
  const std::string_view protocols = ProtocolsOf(balancer.type);
  if (!IsOneOf(row.protocol, protocols)) {
    return error::ValidationError(StrCat("Listener protocol '", row.protocol, "' must be one of '",
                                         Join(Split(protocols, ','), ", "), "'"));
  }
  if (row.protocol == "QUIC" || row.protocol == "TCP_QUIC") {
    return error::UnsupportedProtocolException(
        StrCat("Windtunnel does not implement listeners of protocol '", row.protocol, "'"));
  }
  return {};
}

Result<void> ApplySecurity(Context& ctx, ListenerRow& row, const SecuritySettings& in) {
  // 1. Plain listeners have none of it, and lose what they had.
  if (!IsSecure(row.protocol)) {
    WT_TRY(RefuseSecurity(row, in));
    row.certificate_arn.clear();
    row.ssl_policy.clear();
  } else {
    WT_TRY(ApplyCertificate(ctx, row, in.certificates));
    if (in.ssl_policy && !in.ssl_policy->empty()) {
      if (FindSslPolicy(*in.ssl_policy) == nullptr) {
        return error::SSLPolicyNotFoundException(
            StrCat("SSL policy '", *in.ssl_policy, "' not found"));
      }
      row.ssl_policy = *in.ssl_policy;
    }
    if (row.ssl_policy.empty()) row.ssl_policy = kDefaultPolicy;
  }
  // 2. ALPN is TLS's, mutual authentication HTTPS's.
  if (!in.alpn_policy.empty()) {
    if (row.protocol != "TLS") {
      return error::ValidationError("An ALPN policy is supported only on TLS listeners");
    }
    if (in.alpn_policy.size() > 1 || !IsOneOf(in.alpn_policy[0], kAlpnPolicies)) {
      return error::ALPNPolicyNotSupportedException(StrCat(
          "ALPN policy '", Join(in.alpn_policy, ","), "' must be one of '", kAlpnPolicies, "'"));
    }
    row.alpn_policy = in.alpn_policy[0];
  }
  if (row.protocol != "TLS") row.alpn_policy.clear();
  return ApplyMutual(row, in.mutual_authentication);
}

Listener ToApi(Context& ctx, const ListenerRow& row) {
  Listener out;
  out.listener_arn = row.arn;
  out.load_balancer_arn = row.load_balancer_arn;
  if (row.port != 0) out.port = row.port;
  if (!row.protocol.empty()) out.protocol = row.protocol;
  if (!row.certificate_arn.empty()) {
    out.certificates.emplace_back().certificate_arn = row.certificate_arn;
  }
  if (!row.ssl_policy.empty()) out.ssl_policy = row.ssl_policy;
  if (!row.alpn_policy.empty()) out.alpn_policy.push_back(row.alpn_policy);
  if (row.mutual_authentication->mode) out.mutual_authentication = *row.mutual_authentication;
  out.default_actions = ActionsToApi(*DefaultRule(ctx, row.arn).actions);
  return out;
}

AttributeOwner OwnerOf(Context& ctx, const ListenerRow& row) {
  const auto* balancer = ctx.Peek<LoadBalancerRow>(row.load_balancer_arn);
  uint16_t is = 0;
  if (balancer != nullptr && balancer->type == "gateway") is = kForGateway;
  if (row.protocol == "HTTP" || row.protocol == "HTTPS") is |= kForApplication;
  if (row.protocol == "HTTPS") is |= kForSecure;
  if (row.protocol == "TCP" || row.protocol == "TCP_UDP") is |= kForTcp;
  return {.noun = "Listener", .kind = "listeners of this protocol", .is = is};
}

wire::List<ListenerAttribute> AttributesOf(Context& ctx, const ListenerRow& row) {
  wire::List<ListenerAttribute> out;
  out.present = true;
  ListAttributes(
      ListenerAttributeSpecs(), OwnerOf(ctx, row).is, row.attributes,
      [](const AttributeSpec& spec) { return std::string(spec.fallback); }, out);
  return out;
}

void DeleteListenerRow(Context& ctx, const ListenerRow& row) {
  std::vector<std::string> certificates = MoreCertificates(ctx, row.arn);
  for (const std::string& arn : certificates) ctx.Erase<ListenerCertificateRow>(row.arn, arn);
  certificates.push_back(row.certificate_arn);
  ctx.Erase<ListenerRow>(row.arn);
  EraseTags(ctx, row.arn);
  for (const RuleRow& rule : RulesOf(ctx, row.arn)) DeleteRuleRow(ctx, rule);
  for (const std::string& arn : certificates) FollowUse(ctx, arn, row.load_balancer_arn);
}

}  // namespace wt::elbv2
