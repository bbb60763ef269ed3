#include "services/elbv2/load_balancer.h"

#include <set>
#include <utility>

#include "emulator/base/arn.h"
#include "services/elbv2/endpoint.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/regions.h"
#include "services/elbv2/tag.h"
#include "services/elbv2/timings.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

std::string_view StateCode(BalancerState state) {
  switch (state) {
    case BalancerState::kProvisioning:
      return "provisioning";
    case BalancerState::kActive:
      return "active";
    case BalancerState::kFailed:
    case BalancerState::kDeleted:
      return "failed";
  }
  return "failed";
}

std::string DefaultOf(const LoadBalancerRow& row, const AttributeSpec& spec) {
  if (spec.key == "load_balancing.cross_zone.enabled") return IsApplication(row) ? "true" : "false";
  if (spec.key == "ipv6.deny_all_igw_traffic") return row.scheme == "internal" ? "true" : "false";
  return std::string(spec.fallback);
}

}  // namespace

Result<LoadBalancerRow> FindBalancer(Context& ctx, std::string_view arn) {
  const std::optional<Arn> parsed = ParseArn(arn);
  if (!parsed || parsed->service != "elasticloadbalancing" ||
      !parsed->resource.starts_with("loadbalancer/")) {
    return error::ValidationError(StrCat("'", arn, "' is not a valid load balancer ARN"));
  }
  std::optional<LoadBalancerRow> row = ctx.Find<LoadBalancerRow>(arn);
  if (!row || row->state == BalancerState::kDeleted) {
    return error::LoadBalancerNotFoundException("One or more load balancers not found");
  }
  return *std::move(row);
}

std::optional<LoadBalancerRow> BalancerNamed(Context& ctx, std::string_view name) {
  for (const LoadBalancerRow& row :
       ctx.Rows<LoadBalancerRow>().By<0>(ctx.account(), ctx.region(), name)) {
    if (row.state != BalancerState::kDeleted) return row;
  }
  return std::nullopt;
}

bool IsApplication(const LoadBalancerRow& row) { return row.type == "application"; }

std::vector<BalancerZoneRow> ZonesOf(Context& ctx, std::string_view balancer_arn) {
  return ctx.Rows<BalancerZoneRow>().Collect(ctx.account(), ctx.region(), balancer_arn);
}

wire::List<AvailabilityZone> ZonesToApi(Context& ctx, const LoadBalancerRow& row) {
  wire::List<AvailabilityZone> zones;
  zones.present = true;
  for (const BalancerZoneRow& zone : ZonesOf(ctx, row.arn)) {
    AvailabilityZone& out = zones.emplace_back();
    out.zone_name = zone.zone;
    out.subnet_id = zone.subnet_id;
    out.load_balancer_addresses.present = true;
    if (zone.allocation_id.empty() && zone.private_ip.empty()) continue;
    LoadBalancerAddress& address = out.load_balancer_addresses.emplace_back();
    if (!zone.allocation_id.empty()) {
      address.allocation_id = zone.allocation_id;
      if (!zone.public_ip.empty()) address.ip_address = zone.public_ip;
    }
    if (!zone.private_ip.empty()) address.private_i_pv4_address = zone.private_ip;
  }
  return zones;
}

LoadBalancer ToApi(Context& ctx, const LoadBalancerRow& row) {
  LoadBalancer out;
  out.load_balancer_arn = row.arn;
  out.load_balancer_name = row.name;
  out.created_time = row.created_at;
  out.vpc_id = row.vpc_id;
  out.type = row.type;
  out.ip_address_type = row.ip_address_type;
  LoadBalancerState& state = out.state.emplace();
  state.code = StateCode(row.state);
  if (!row.state_reason.empty()) state.reason = row.state_reason;
  if (row.type != "gateway") {
    out.dns_name = row.dns_name;
    out.scheme = row.scheme;
    out.canonical_hosted_zone_id = std::string(HostedZoneOf(row.region, row.type == "network"));
  }
  out.availability_zones = ZonesToApi(ctx, row);
  for (const std::string& group : row.security_groups) out.security_groups.push_back(group);
  if (!row.enforce_private_link.empty()) {
    out.enforce_security_group_inbound_rules_on_private_link_traffic = row.enforce_private_link;
  }
  if (row.type == "network") out.enable_prefix_for_ipv6_source_nat = "off";
  return out;
}

AttributeOwner OwnerOf(const LoadBalancerRow& row) {
  const uint16_t is = IsApplication(row)      ? kForApplication
                      : row.type == "network" ? kForNetwork
                                              : kForGateway;
  const std::string_view kind = IsApplication(row)      ? "load balancers with type 'application'"
                                : row.type == "network" ? "load balancers with type 'network'"
                                                        : "load balancers with type 'gateway'";
  return {.noun = "Load balancer", .kind = kind, .is = is};
}

std::string AttributeOf(const LoadBalancerRow& row, std::string_view key) {
  const auto set = row.attributes.find(std::string(key));
  if (set != row.attributes.end()) return set->second;
  for (const AttributeSpec& spec : BalancerAttributes()) {
    if (spec.key == key && (spec.applies & OwnerOf(row).is) != 0) return DefaultOf(row, spec);
  }
  return "";
}

wire::List<LoadBalancerAttribute> AttributesOf(const LoadBalancerRow& row) {
  wire::List<LoadBalancerAttribute> out;
  out.present = true;
  ListAttributes(
      BalancerAttributes(), OwnerOf(row).is, row.attributes,
      [&](const AttributeSpec& spec) { return DefaultOf(row, spec); }, out);
  return out;
}

void DeleteBalancer(Context& ctx, LoadBalancerRow row) {
  // 1. Its listeners with their rules, and what they use.
  for (const ListenerRow& listener : ListenersOf(ctx, row.arn)) DeleteListenerRow(ctx, listener);
  EraseTags(ctx, row.arn);
  WithdrawEndpoint(ctx, row);

  // 2. Its interfaces stay for a while; nobody sees the load balancer any more.
  row.state = BalancerState::kDeleted;
  ctx.Put(row);
  ctx.WakeIn(kProvisioning, HowLong(ctx, kReleaseInterfacesTakes, kProvisioning), ctx.Key(row.arn));
}

}  // namespace wt::elbv2
