#pragma once

// Which target a request goes to. The rule is in README.md.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/time.h"

namespace wt::laws::target_selection {

enum class Algorithm : uint8_t { kRoundRobin, kLeastOutstandingRequests, kWeightedRandom };

struct Threshold {
  int64_t count = 1;       // 0 is off.
  int64_t percentage = 0;  // 0 is off.
};

struct Policy {
  Algorithm algorithm = Algorithm::kRoundRobin;
  bool cross_zone = true;
  Duration slow_start;
  Threshold routing;  // unhealthy_state_routing
  Threshold dns;      // dns_failover
};

struct Candidate {
  std::string zone;  // "all" or empty is every zone.
  bool healthy = true;
  bool accepts = true;  // Neither draining nor unused.
  bool in_slow_start = false;
  Duration healthy_for;
  int64_t outstanding = 0;  // Requests under way.
  int64_t served = 0;       // Since the set of targets last changed, for round robin.
};

// Of the groups of an action: weights in, and a draw from [0, sum of weights). Nothing where all
// weigh nothing.
std::optional<size_t> PickGroup(const std::vector<int64_t>& weights, int64_t draw);

// What a zone's node may use.
struct Usable {
  std::vector<size_t> targets;
  bool fail_open = false;
};
Usable UsableFrom(const Policy& policy, const std::vector<Candidate>& candidates,
                  std::string_view zone);
// Of the zones of the load balancer, those that its name resolves to.
std::vector<std::string> ZonesInDns(const Policy& policy, const std::vector<Candidate>& candidates,
                                    const std::vector<std::string>& zones);

double Weight(const Policy& policy, const Candidate& candidate);

// The next target; `draw` is uniform in [0, 1) and used by weighted random, and between equals by
// least outstanding requests. Nothing where there is none to use: 503.
std::optional<size_t> Pick(const Policy& policy, const std::vector<Candidate>& candidates,
                           const Usable& usable, double draw);

// For a load model: the part of the group's requests that goes to each candidate, in their order,
// and the part that finds no target. All parts make one.
struct Shares {
  std::vector<double> of;
  double refused = 0;
  bool fail_open = false;
};
Shares SharesOf(const Policy& policy, const std::vector<Candidate>& candidates,
                const std::vector<std::string>& zones);

}  // namespace wt::laws::target_selection
