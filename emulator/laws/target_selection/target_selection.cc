#include "emulator/laws/target_selection/target_selection.h"

#include <algorithm>
#include <numeric>

namespace wt::laws::target_selection {
namespace {

bool InZone(const Candidate& candidate, std::string_view zone) {
  return candidate.zone.empty() || candidate.zone == "all" || candidate.zone == zone;
}

// Whether enough are healthy.
bool Meets(const Threshold& threshold, int64_t healthy, int64_t registered) {
  if (healthy < threshold.count) return false;
  return threshold.percentage == 0 || healthy * 100 >= threshold.percentage * registered;
}

struct Counts {
  int64_t healthy = 0, registered = 0;
};
Counts CountIn(const std::vector<Candidate>& candidates, const Policy& policy,
               std::string_view zone) {
  Counts counts;
  for (const Candidate& candidate : candidates) {
    if (!candidate.accepts || (!policy.cross_zone && !InZone(candidate, zone))) continue;
    ++counts.registered;
    counts.healthy += candidate.healthy ? 1 : 0;
  }
  return counts;
}

}  // namespace

std::optional<size_t> PickGroup(const std::vector<int64_t>& weights, int64_t draw) {
  for (size_t i = 0; i < weights.size(); ++i) {
    if (draw < weights[i]) return i;
    draw -= weights[i];
  }
  return std::nullopt;
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
Usable UsableFrom(const Policy& policy, const std::vector<Candidate>& candidates,
                  std::string_view zone) {
  const Counts counts = CountIn(candidates, policy, zone);
  Usable usable;
  usable.fail_open =
      counts.registered > 0 &&
      (counts.healthy == 0 || !Meets(policy.routing, counts.healthy, counts.registered));
  for (size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    if (!candidate.accepts || (!policy.cross_zone && !InZone(candidate, zone))) continue;
    if (candidate.healthy || usable.fail_open) usable.targets.push_back(i);
  }
  return usable;
}

std::vector<std::string> ZonesInDns(const Policy& policy, const std::vector<Candidate>& candidates,
                                    const std::vector<std::string>& zones) {
  std::vector<std::string> in;
  for (const std::string& zone : zones) {
    const Counts counts = CountIn(candidates, policy, zone);
    if (Meets(policy.dns, counts.healthy, counts.registered)) in.push_back(zone);
  }
  return in.empty() ? zones : in;
}

double Weight(const Policy& policy, const Candidate& candidate) {
  if (!candidate.in_slow_start || policy.slow_start == Duration{}) return 1;
  const double whole = policy.slow_start.seconds();
  const double part = std::max(candidate.healthy_for.seconds(), 1.0) / whole;
  return std::min(part, 1.0);
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
std::optional<size_t> Pick(const Policy& policy, const std::vector<Candidate>& candidates,
                           const Usable& usable, double draw) {
  const std::vector<size_t>& targets = usable.targets;
  if (targets.empty()) return std::nullopt;

  // 1. Weighted random: one draw over all weights.
  if (policy.algorithm == Algorithm::kWeightedRandom) {
    const auto index = static_cast<size_t>(draw * static_cast<double>(targets.size()));
    return targets[std::min(index, targets.size() - 1)];
  }
  // 2. Least outstanding requests: the fewest, any of equals.
  if (policy.algorithm == Algorithm::kLeastOutstandingRequests) {
    int64_t fewest = INT64_MAX;
    for (const size_t i : targets) fewest = std::min(fewest, candidates[i].outstanding);
    std::vector<size_t> equals;
    for (const size_t i : targets) {
      if (candidates[i].outstanding == fewest) equals.push_back(i);
    }
    const auto index = static_cast<size_t>(draw * static_cast<double>(equals.size()));
    return equals[std::min(index, equals.size() - 1)];
  }
  // 3. Round robin: who has been served least for its weight, in order.
  size_t best = targets[0];
  double least = 0;
  bool first = true;
  for (const size_t i : targets) {
    const double turns =
        static_cast<double>(candidates[i].served + 1) / Weight(policy, candidates[i]);
    if (first || turns < least) {
      best = i;
      least = turns;
      first = false;
    }
  }
  return best;
}

Shares SharesOf(const Policy& policy, const std::vector<Candidate>& candidates,
                const std::vector<std::string>& zones) {
  Shares shares;
  shares.of.assign(candidates.size(), 0.0);
  const std::vector<std::string> in = ZonesInDns(policy, candidates, zones);
  if (in.empty()) {
    shares.refused = 1;
    return shares;
  }
  const double zone_share = 1.0 / static_cast<double>(in.size());
  for (const std::string& zone : in) {
    const Usable usable = UsableFrom(policy, candidates, zone);
    shares.fail_open = shares.fail_open || usable.fail_open;
    if (usable.targets.empty()) {
      shares.refused += zone_share;
      continue;
    }
    const auto weight = [&](size_t i) {
      if (policy.algorithm != Algorithm::kLeastOutstandingRequests) {
        return Weight(policy, candidates[i]);
      }
      return 1.0 / static_cast<double>(1 + candidates[i].outstanding);
    };
    const double sum = std::accumulate(usable.targets.begin(), usable.targets.end(), 0.0,
                                       [&](double total, size_t i) { return total + weight(i); });
    for (const size_t i : usable.targets) shares.of[i] += zone_share * weight(i) / sum;
  }
  return shares;
}

}  // namespace wt::laws::target_selection
