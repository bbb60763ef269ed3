#pragma once

// Whether a packet passes security groups and network ACLs, and which route it takes. See
// README.md.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wt::laws::reachability {

// An IPv4 block; its host bits are cleared.
struct Block {
  uint32_t base = 0;
  int prefix = 0;

  bool Contains(uint32_t address) const {
    return prefix == 0 || (address ^ base) >> (32 - prefix) == 0;
  }
};

// "tcp", "udp", "icmp", a protocol number, or "-1".
struct Flow {
  std::string_view protocol = "tcp";
  int64_t port = 0;
};

// The other end of a flow, as seen from the interface whose rules are asked.
struct Peer {
  uint32_t address = 0;
  std::span<const std::string> groups;  // Empty outside the VPC.
};

struct Rule {
  std::string protocol = "-1";
  int64_t from_port = -1;
  int64_t to_port = -1;
  std::vector<Block> blocks;  // Of a CIDR or a prefix list.
  std::string group_id;       // Of a referenced group; empty otherwise.
};

// The first rule that lets the flow pass; nothing where none does.
std::optional<size_t> AllowingRule(std::span<const Rule> rules, const Peer& peer, const Flow& flow);

struct AclEntry {
  int64_t number = 0;
  std::string protocol = "-1";  // A number, or "-1".
  Block block;
  bool allow = false;
  int64_t from_port = -1;  // -1: every port.
  int64_t to_port = -1;
};

struct AclDecision {
  bool allowed = false;
  int64_t number = 32767;  // The entry that decided; 32767 where none did.
};

// `entries` in any order; `address` is the other end's.
AclDecision Judge(std::span<const AclEntry> entries, uint32_t address, const Flow& flow);

// Whether answers to a client get through, whichever ephemeral port it took.
AclDecision JudgeAnswer(std::span<const AclEntry> entries, uint32_t address,
                        std::string_view protocol);

struct Route {
  Block destination;
  std::string target;  // "local", "igw-…", "nat-…"
  bool blackhole = false;
  bool propagated = false;
};

// The route for an address; nothing where no destination holds it.
std::optional<size_t> ChooseRoute(std::span<const Route> routes, uint32_t address);

}  // namespace wt::laws::reachability
