#include <iterator>
#include <set>

#include "services/elbv2/errors.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/name.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/tag.h"
#include "services/elbv2/timings.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

std::string_view TypeWord(std::string_view type) {
  return type == "application" ? "app" : type == "network" ? "net" : "gwy";
}

Result<void> CheckNewName(const std::string& name) {
  WT_TRY(CheckName("Load balancer", name));
  if (name.starts_with("internal-")) {
    return error::ValidationError(
        StrCat("Load balancer name '", name, "' cannot begin with 'internal-'"));
  }
  return {};
}

// The answer to a repeated call with the same settings.
Result<CreateLoadBalancerOutput> SameAgain(Context& ctx, const LoadBalancerRow& there,
                                           const LoadBalancerRow& wanted,
                                           const std::vector<BalancerZoneRow>& zones) {
  std::set<std::string> subnets, groups;
  for (const BalancerZoneRow& zone : ZonesOf(ctx, there.arn)) subnets.insert(zone.subnet_id);
  for (const BalancerZoneRow& zone : zones) {
    if (subnets.erase(zone.subnet_id) == 0) subnets.insert("another");
  }
  groups.insert(there.security_groups.begin(), there.security_groups.end());
  const bool same_groups =
      groups == std::set<std::string>(wanted.security_groups.begin(), wanted.security_groups.end());
  if (there.type != wanted.type || there.scheme != wanted.scheme || !subnets.empty() ||
      !same_groups || there.ip_address_type != wanted.ip_address_type) {
    return error::DuplicateLoadBalancerNameException(
        StrCat("A load balancer with the same name '", wanted.name,
               "' exists, but with different settings"));
  }
  CreateLoadBalancerOutput out;
  out.load_balancers.push_back(ToApi(ctx, there));
  return out;
}

Result<void> CheckCount(Context& ctx, std::string_view type) {
  size_t count = 0;
  for (const LoadBalancerRow& row : ctx.Scan<LoadBalancerRow>()) {
    if (row.type == type && row.state != BalancerState::kDeleted) ++count;
  }
  if (count < kLoadBalancersMax) return {};
  return error::TooManyLoadBalancersException(
      StrCat("The maximum number of load balancers, '", kLoadBalancersMax, "', has been reached"));
}

void NameIt(Context& ctx, LoadBalancerRow& row) {
  const std::string id = ctx.NewHexId(16);
  row.arn = ctx.ArnOf("elasticloadbalancing",
                      StrCat("loadbalancer/", TypeWord(row.type), "/", row.name, "/", id));
  if (row.type == "network") {
    row.dns_name = StrCat(row.name, "-", id, ".elb.", row.region, ".amazonaws.com");
  } else if (row.type == "application") {
    const int64_t number = ctx.rng("elbv2.dns_name").Between(int64_t{100'000'000}, 2'147'483'647);
    row.dns_name = StrCat(row.scheme == "internal" ? "internal-" : "", row.name, "-", number, ".",
                          row.region, ".elb.amazonaws.com");
  }
  row.dns_key = ToLower(row.dns_name);
}

Result<LoadBalancerRow> RowOf(Context& ctx, const CreateLoadBalancerInput& in) {
  LoadBalancerRow row{.account = ctx.account(), .region = ctx.region(), .name = in.name};
  row.type = in.type.value_or("application");
  row.scheme = in.scheme.value_or("internet-facing");
  row.ip_address_type = in.ip_address_type.value_or("ipv4");
  row.created_at = ctx.now();
  if (row.type == "gateway") {
    if (in.scheme) {
      return error::InvalidSchemeException(
          "A scheme cannot be specified for load balancers with type 'gateway'");
    }
    row.scheme.clear();
  }
  if (in.customer_owned_ipv4_pool || in.ipam_pools) {
    return error::InvalidConfigurationRequestException(
        "Windtunnel does not implement address pools of load balancers");
  }
  return row;
}

}  // namespace

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
Result<CreateLoadBalancerOutput> CreateLoadBalancer(Context& ctx,
                                                    const CreateLoadBalancerInput& in) {
  // 1. Name, place, groups and tags.
  WT_TRY(CheckNewName(in.name));
  LoadBalancerRow row = WT_TRY(RowOf(ctx, in));
  const std::optional<LoadBalancerRow> there = BalancerNamed(ctx, in.name);
  if (there) row.arn = there->arn;
  Placement placement = WT_TRY(PlacementOf(ctx, row, in.subnets, in.subnet_mappings));
  row.vpc_id = placement.vpc_id;
  row.security_groups = WT_TRY(CheckGroups(ctx, row, in.security_groups));
  if (row.type == "network" && !row.security_groups.empty()) row.enforce_private_link = "on";
  WT_TRY(CheckIpAddressType(row, row.ip_address_type));
  WT_TRY(CheckNewTags(in.tags));

  // 2. The same again is no error.
  if (there) return SameAgain(ctx, *there, row, placement.zones);
  WT_TRY(CheckCount(ctx, row.type));

  // 3. It takes its time to become active.
  NameIt(ctx, row);
  for (BalancerZoneRow& zone : placement.zones) {
    zone.load_balancer_arn = row.arn;
    ctx.Put(zone);
  }
  ctx.Put(row);
  WT_TRY(PutTags(ctx, row.arn, in.tags));
  const bool network = row.type == "network";
  const Duration after =
      HowLong(ctx, network ? kProvisionNetworkTakes : kProvisionTakes, "elbv2.provisioning");
  ctx.WakeIn(kProvisioning, after, ctx.Key(row.arn));
  CreateLoadBalancerOutput out;
  out.load_balancers.push_back(ToApi(ctx, row));
  return out;
}

}  // namespace wt::elbv2
