// What reaches what: gathers groups, ACLs and routes for the law.

#include <algorithm>

#include "emulator/laws/reachability/reachability.h"
#include "emulator/world/trouble.h"
#include "services/ec2/cidr.h"
#include "services/ec2/interface.h"
#include "services/ec2/network.h"
#include "services/ec2/prefix_list.h"

namespace wt::ec2 {
namespace {

namespace law = laws::reachability;

// An address on the internet, where none in particular is meant.
constexpr uint32_t kSomewhere = 198u << 24 | 18u << 16 | 1;

law::Block BlockOf(const std::string& cidr) {
  const std::optional<Cidr> block = ParseCidr(cidr);
  return block ? law::Block{block->base, block->prefix} : law::Block{~uint32_t{0}, 32};
}

std::vector<law::Block> BlocksOf(Context& ctx, std::string_view prefix_list_id) {
  std::vector<law::Block> blocks;
  if (const auto list = FindPrefixList(ctx, prefix_list_id)) {
    for (const PrefixListEntry& entry : PrefixListEntries(ctx, *list)) {
      blocks.push_back(BlockOf(entry.cidr.value_or("")));
    }
  }
  return blocks;
}

// A side of a flow as the law and the texts need it.
struct Side {
  std::optional<NetworkInterfaceRow> eni;
  uint32_t address = 0;
  std::string name;
};

bool FindSide(Context& ctx, const End& end, Side& side) {
  if (end.network_interface_id.empty()) {
    side.address = ParseIpv4(end.address).value_or(kSomewhere);
    side.name = end.address.empty() ? "the internet" : end.address;
    return true;
  }
  side.eni = ctx.Find<NetworkInterfaceRow>(end.network_interface_id);
  side.name = end.network_interface_id;
  if (!side.eni) return false;
  side.address = ParseIpv4(side.eni->private_ip).value_or(0);
  return true;
}

Verdict Stopped(std::string_view where, std::string detail) {
  return {.passes = false, .stopped_at = std::string(where), .detail = std::move(detail)};
}

// The address under which the other side sees this one: the private one inside a VPC.
uint32_t AddressSeen(const Side& of, const Side& by) {
  if (!of.eni) return of.address;
  if (by.eni && by.eni->vpc_id == of.eni->vpc_id) return of.address;
  return ParseIpv4(of.eni->public_ip).value_or(of.address);
}

// A service's interface without groups (a NAT gateway's) lets everything pass.
Verdict Groups(Context& ctx, const Side& mine, const Side& other, bool egress,
               const law::Flow& flow) {
  if (!mine.eni || mine.eni->group_ids.empty()) return {};
  std::vector<law::Rule> rules;
  for (const std::string& group : mine.eni->group_ids) {
    for (const SecurityGroupRuleRow& row : ctx.Scan<SecurityGroupRuleRow>(group)) {
      if (row.egress != egress) continue;
      law::Rule& rule = rules.emplace_back();
      rule.protocol = row.protocol;
      rule.from_port = row.from_port;
      rule.to_port = row.to_port;
      rule.group_id = row.referenced_group_id;
      if (!row.cidr_ipv4.empty()) rule.blocks.push_back(BlockOf(row.cidr_ipv4));
      if (!row.prefix_list_id.empty()) rule.blocks = BlocksOf(ctx, row.prefix_list_id);
    }
  }
  law::Peer peer{.address = AddressSeen(other, mine)};
  // Membership counts only where traffic stays on private addresses.
  if (other.eni && other.eni->vpc_id == mine.eni->vpc_id) peer.groups = other.eni->group_ids;
  if (law::AllowingRule(rules, peer, flow)) return {};
  return Stopped(egress ? "security_group_egress" : "security_group_ingress",
                 StrCat("No ", egress ? "outbound" : "inbound", " rule of ",
                        Join(mine.eni->group_ids, ", "), " allows ", flow.protocol, " port ",
                        flow.port, egress ? " to " : " from ", other.name, "."));
}

std::vector<law::AclEntry> AclOf(Context& ctx, const std::string& subnet, bool egress,
                                 std::string& acl) {
  std::vector<law::AclEntry> entries;
  for (const auto& association :
       ctx.Rows<NetworkAclAssociationRow>().By<1>(ctx.account(), ctx.region(), subnet)) {
    acl = association.acl_id;
  }
  for (const NetworkAclEntryRow& row : ctx.Scan<NetworkAclEntryRow>(acl)) {
    if (row.egress != egress || row.cidr_ipv4.empty()) continue;
    entries.push_back({.number = row.rule_number,
                       .protocol = row.protocol,
                       .block = BlockOf(row.cidr_ipv4),
                       .allow = row.action == "allow",
                       .from_port = row.from_port,
                       .to_port = row.to_port});
  }
  return entries;
}

// The request on its way out of (or into) a subnet, and the answer the other way.
Verdict Acls(Context& ctx, const Side& mine, const Side& other, bool egress,
             const law::Flow& flow) {
  if (!mine.eni) return {};
  if (other.eni && other.eni->subnet_id == mine.eni->subnet_id) return {};
  const uint32_t address = AddressSeen(other, mine);
  std::string acl;
  const auto request = AclOf(ctx, mine.eni->subnet_id, egress, acl);
  const law::AclDecision there = law::Judge(request, address, flow);
  if (!there.allowed) {
    return Stopped(egress ? "network_acl_egress" : "network_acl_ingress",
                   StrCat("Rule ", there.number, " of ", acl, " denies ", flow.protocol, " port ",
                          flow.port, egress ? " to " : " from ", other.name, "."));
  }
  const auto answer = AclOf(ctx, mine.eni->subnet_id, !egress, acl);
  const law::AclDecision back = law::JudgeAnswer(answer, address, flow.protocol);
  if (!back.allowed) {
    return Stopped(egress ? "network_acl_ingress" : "network_acl_egress",
                   StrCat("Rule ", back.number, " of ", acl, " denies the answers, which go to ",
                          "ephemeral ports."));
  }
  return {};
}

struct Hop {
  std::string table, target;
  bool found = false, blackhole = false;
};

Hop RouteOf(Context& ctx, const NetworkInterfaceRow& eni, uint32_t address) {
  Hop hop;
  hop.table = RouteTableOf(ctx, eni.vpc_id, eni.subnet_id);
  std::vector<law::Route> routes;
  std::vector<std::string> targets;
  for (const RouteRow& row : ctx.Scan<RouteRow>(hop.table)) {
    const std::string target = !row.gateway_id.empty()             ? row.gateway_id
                               : !row.nat_gateway_id.empty()       ? row.nat_gateway_id
                               : !row.network_interface_id.empty() ? row.network_interface_id
                                                                   : row.instance_id;
    std::vector<law::Block> blocks;
    if (row.prefix_list_id.empty())
      blocks.push_back(BlockOf(row.destination));
    else
      blocks = BlocksOf(ctx, row.prefix_list_id);
    for (const law::Block& block : blocks) {
      routes.push_back({.destination = block,
                        .target = target,
                        .blackhole = IsBlackhole(ctx, row),
                        .propagated = row.origin == "EnableVgwRoutePropagation"});
    }
  }
  if (const auto chosen = law::ChooseRoute(routes, address)) {
    hop.found = true;
    hop.target = routes[*chosen].target;
    hop.blackhole = routes[*chosen].blackhole;
  }
  return hop;
}

// Out of the VPC: a route to a gateway, and what the gateway asks for.
Verdict RouteOut(Context& ctx, const NetworkInterfaceRow& eni, uint32_t address, bool inbound) {
  const Hop hop = RouteOf(ctx, eni, address);
  const std::string where = StrCat("route table ", hop.table, " of ", eni.subnet_id);
  if (!hop.found) {
    return Stopped("no_route", StrCat("The ", where, " has no route to the internet."));
  }
  if (hop.blackhole) {
    return Stopped("blackhole",
                   StrCat("The ", where, " points at ", hop.target, ", which is gone."));
  }
  if (hop.target.starts_with("igw-")) {
    if (!eni.public_ip.empty()) return {};
    return Stopped("no_public_address", StrCat(eni.id, " has no public address, so ", hop.target,
                                               " does not carry its traffic."));
  }
  if (hop.target.starts_with("nat-") && !inbound) {
    const std::optional<NatGatewayRow> nat = ctx.Find<NatGatewayRow>(hop.target);
    if (!nat || nat->state != "available" || nat->connectivity_type != "public") {
      return Stopped("no_route", StrCat("The NAT gateway ", hop.target, " is not available."));
    }
    if (const auto own = ctx.Find<NetworkInterfaceRow>(nat->network_interface_id)) {
      return RouteOut(ctx, *own, address, false);
    }
    return Stopped("blackhole", StrCat("The NAT gateway ", hop.target, " has no interface."));
  }
  if (hop.target == "local" || inbound) {
    return Stopped("no_route", StrCat("The ", where, " has no internet gateway for it."));
  }
  // An instance or interface that forwards is taken at its word.
  return {};
}

Verdict DarkVerdict(std::string_view place) {
  return Stopped("disrupted", StrCat("Nothing passes into or out of ", place, "."));
}

// The subnet or zone of an interface that a disruption keeps its traffic out of. A disruption may
// be of all traffic, of that between zones, or of that between VPCs and beyond.
std::string DarkPlaceOf(Context& ctx, const NetworkInterfaceRow& eni, bool other_zone,
                        bool outside) {
  for (const std::string* place : {&eni.subnet_id, &eni.az}) {
    const TroubleRow* trouble = FindTrouble(ctx, TroubleKind::kDark, *place);
    if (trouble == nullptr) continue;
    if (trouble->detail == "availability-zone" && !other_zone) continue;
    if (trouble->detail == "vpc" && !outside) continue;
    return *place;
  }
  return {};
}

Verdict Darkness(Context& ctx, const Side& from, const Side& to) {
  const bool outside = !from.eni || !to.eni || from.eni->vpc_id != to.eni->vpc_id;
  const bool other_zone = !outside && from.eni->az != to.eni->az;
  for (const Side* side : {&from, &to}) {
    if (!side->eni) continue;
    const std::string place = DarkPlaceOf(ctx, *side->eni, other_zone, outside);
    if (!place.empty()) return DarkVerdict(place);
  }
  return {};
}

// Whether nothing of what leads out of a VPC is there.
bool IsBare(Context& ctx, const std::string& vpc_id) {
  const auto none = [&](const auto& rows) {
    return std::none_of(rows.begin(), rows.end(),
                        [&](const auto& row) { return row.vpc_id == vpc_id; });
  };
  return none(ctx.Scan<InternetGatewayRow>()) && none(ctx.Scan<NatGatewayRow>()) &&
         none(ctx.Scan<EgressOnlyGatewayRow>()) && none(ctx.Scan<VpcEndpointRow>());
}

}  // namespace

Verdict CanConnect(Context& ctx, const End& from, const End& to, int64_t port,
                   std::string_view protocol) {
  Side source, target;
  for (const auto& [end, side] : {std::pair(&from, &source), std::pair(&to, &target)}) {
    if (FindSide(ctx, *end, *side)) continue;
    return Stopped("no_such_interface",
                   StrCat("There is no interface ", end->network_interface_id, "."));
  }
  // 0. Nothing passes where all is dark.
  Verdict dark = Darkness(ctx, source, target);
  if (!dark.passes) return dark;
  const law::Flow flow{protocol, port};
  // 1. Routes, where the two are not of one VPC.
  const bool inside = source.eni && target.eni && source.eni->vpc_id == target.eni->vpc_id;
  if (!inside && source.eni) {
    Verdict out = RouteOut(ctx, *source.eni, AddressSeen(target, source), false);
    if (!out.passes) return out;
  }
  if (!inside && target.eni) {
    Verdict in = RouteOut(ctx, *target.eni, AddressSeen(source, target), true);
    if (!in.passes) return in;
  }
  // 2. Out of the source, into the target.
  Verdict verdict = Groups(ctx, source, target, true, flow);
  if (verdict.passes) verdict = Acls(ctx, source, target, true, flow);
  if (verdict.passes) verdict = Acls(ctx, target, source, false, flow);
  if (verdict.passes) verdict = Groups(ctx, target, source, false, flow);
  return verdict;
}

Verdict CanReachInternet(Context& ctx, std::string_view network_interface_id, int64_t port) {
  // Deviation: on AWS a VPC without any gateway leads nowhere; here one that has none of any kind
  // is taken to have a way out, unless the world is strict; because the first program that people
  // write makes a VPC with subnets and nothing else.
  const std::optional<NetworkInterfaceRow> eni =
      ctx.Find<NetworkInterfaceRow>(network_interface_id);
  const bool bare = eni && !ctx.world().options().strict_images && IsBare(ctx, eni->vpc_id);
  if (bare && DarkPlaceOf(ctx, *eni, false, true).empty()) {
    return {.passes = true,
            .stopped_at = "",
            .detail = StrCat(eni->vpc_id, " has no gateway of any kind and is taken to have one")};
  }
  return CanConnect(ctx, {.network_interface_id = std::string(network_interface_id)}, {}, port);
}

Verdict CanReachService(Context& ctx, std::string_view network_interface_id,
                        std::string_view service) {
  constexpr int64_t kHttps = 443;
  const std::optional<NetworkInterfaceRow> eni =
      ctx.Find<NetworkInterfaceRow>(network_interface_id);
  if (!eni) {
    return Stopped("no_such_interface",
                   StrCat("There is no interface ", network_interface_id, "."));
  }
  const std::string place = DarkPlaceOf(ctx, *eni, false, true);
  if (!place.empty()) return DarkVerdict(place);
  const std::string name = StrCat("com.amazonaws.", ctx.region(), ".", service);
  for (const VpcEndpointRow& endpoint :
       ctx.Rows<VpcEndpointRow>().By<0>(ctx.account(), ctx.region(), eni->vpc_id)) {
    if (endpoint.service_name != name || endpoint.state != "available") continue;
    // 1. A gateway endpoint serves the tables that it is in.
    if (endpoint.type == "Gateway") {
      const std::string table = RouteTableOf(ctx, eni->vpc_id, eni->subnet_id);
      const auto& tables = endpoint.route_table_ids;
      if (std::find(tables.begin(), tables.end(), table) != tables.end()) return {};
      continue;
    }
    // 2. An interface endpoint takes the service's name, so a closed one is in the way.
    if (!endpoint.private_dns || endpoint.network_interface_ids.empty()) continue;
    return CanConnect(ctx, {.network_interface_id = eni->id},
                      {.network_interface_id = endpoint.network_interface_ids.front()}, kHttps);
  }
  return CanReachInternet(ctx, network_interface_id, kHttps);
}

// --- Lookups for peers ---------------------------------------------------------------------------

std::optional<VpcRow> FindVpcRow(Context& ctx, std::string_view id) { return ctx.Find<VpcRow>(id); }
std::optional<SubnetRow> FindSubnetRow(Context& ctx, std::string_view id) {
  return ctx.Find<SubnetRow>(id);
}
std::optional<SecurityGroupRow> FindSecurityGroupRow(Context& ctx, std::string_view id) {
  return ctx.Find<SecurityGroupRow>(id);
}
std::optional<NetworkInterfaceRow> FindInterfaceRow(Context& ctx, std::string_view id) {
  return ctx.Find<NetworkInterfaceRow>(id);
}

std::string DefaultGroup(Context& ctx, std::string_view vpc_id) {
  for (const SecurityGroupRow& row :
       ctx.Rows<SecurityGroupRow>().By<0>(ctx.account(), ctx.region(), std::string(vpc_id))) {
    if (row.name == "default") return row.id;
  }
  return "";
}

bool HasInternetGateway(Context& ctx, std::string_view vpc_id) {
  const auto found =
      ctx.Rows<InternetGatewayRow>().By<0>(ctx.account(), ctx.region(), std::string(vpc_id));
  return found.begin() != found.end();
}

std::vector<SubnetRow> DefaultSubnets(Context& ctx) {
  std::vector<SubnetRow> subnets;
  const std::optional<VpcRow> vpc = DefaultVpc(ctx);
  if (!vpc) return subnets;
  for (const SubnetRow& row : ctx.Rows<SubnetRow>().By<0>(ctx.account(), ctx.region(), vpc->id)) {
    if (row.default_for_az) subnets.push_back(row);
  }
  std::sort(subnets.begin(), subnets.end(),
            [](const SubnetRow& a, const SubnetRow& b) { return a.az < b.az; });
  return subnets;
}

}  // namespace wt::ec2
