#include "emulator/laws/reachability/reachability.h"

#include <algorithm>

namespace wt::laws::reachability {
namespace {

// The ports that Linux clients take for their end. AWS's page on network ACLs names the range.
constexpr int64_t kEphemeralFirst = 32768;
constexpr int64_t kEphemeralLast = 60999;

// Security groups name protocols, network ACLs number them.
std::string_view Number(std::string_view protocol) {
  if (protocol == "tcp") return "6";
  if (protocol == "udp") return "17";
  if (protocol == "icmp") return "1";
  if (protocol == "icmpv6") return "58";
  return protocol;
}

bool HasPorts(std::string_view number) { return number == "6" || number == "17"; }

bool MatchesProtocol(std::string_view rule, int64_t from, int64_t to, const Flow& flow) {
  if (rule == "-1") return true;
  if (Number(rule) != Number(flow.protocol)) return false;
  if (!HasPorts(Number(rule)) || from < 0) return true;
  return flow.port >= from && flow.port <= to;
}

}  // namespace

// https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
std::optional<size_t> AllowingRule(std::span<const Rule> rules, const Peer& peer,
                                   const Flow& flow) {
  for (size_t i = 0; i < rules.size(); ++i) {
    const Rule& rule = rules[i];
    if (!MatchesProtocol(rule.protocol, rule.from_port, rule.to_port, flow)) continue;
    const bool by_block = std::any_of(rule.blocks.begin(), rule.blocks.end(),
                                      [&](const Block& b) { return b.Contains(peer.address); });
    const bool by_group =
        !rule.group_id.empty() &&
        std::find(peer.groups.begin(), peer.groups.end(), rule.group_id) != peer.groups.end();
    if (by_block || by_group) return i;
  }
  return std::nullopt;
}

// https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
AclDecision Judge(std::span<const AclEntry> entries, uint32_t address, const Flow& flow) {
  AclDecision decision;
  const AclEntry* first = nullptr;
  for (const AclEntry& entry : entries) {
    if (!entry.block.Contains(address)) continue;
    if (!MatchesProtocol(entry.protocol, entry.from_port, entry.to_port, flow)) continue;
    if (first == nullptr || entry.number < first->number) first = &entry;
  }
  if (first != nullptr) decision = {first->allow, first->number};
  return decision;
}

// https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
AclDecision JudgeAnswer(std::span<const AclEntry> entries, uint32_t address,
                        std::string_view protocol) {
  const AclDecision low = Judge(entries, address, {protocol, kEphemeralFirst});
  if (!low.allowed) return low;
  return Judge(entries, address, {protocol, kEphemeralLast});
}

// https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html#route-tables-priority
std::optional<size_t> ChooseRoute(std::span<const Route> routes, uint32_t address) {
  std::optional<size_t> best;
  for (size_t i = 0; i < routes.size(); ++i) {
    const Route& route = routes[i];
    if (!route.destination.Contains(address)) continue;
    const bool longer = !best || route.destination.prefix > routes[*best].destination.prefix;
    const bool rather_static = best &&
                               route.destination.prefix == routes[*best].destination.prefix &&
                               routes[*best].propagated && !route.propagated;
    if (longer || rather_static) best = i;
  }
  return best;
}

}  // namespace wt::laws::reachability
