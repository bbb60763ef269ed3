#include "emulator/laws/load/host_share.h"

#include <algorithm>
#include <cstddef>

namespace wt::laws::load {
namespace {

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html:
// Linux's least CPU shares; documented.
constexpr double kWeightMin = 2;

}  // namespace

std::vector<double> Share(double capacity, std::span<const Demand> demands) {
  // 1. Who needs least for its weight is satisfied first.
  struct Claim {
    size_t index;
    double amount, weight;
  };
  std::vector<Claim> claims;
  double weights = 0;
  for (size_t i = 0; i < demands.size(); ++i) {
    const Demand& demand = demands[i];
    const double amount =
        demand.ceiling >= 0 ? std::min(demand.wanted, demand.ceiling) : demand.wanted;
    claims.push_back({i, std::max(amount, 0.0), std::max(demand.weight, kWeightMin)});
    weights += claims.back().weight;
  }
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return a.amount * b.weight < b.amount * a.weight;
  });

  // 2. Each takes what it claims, or its weight's part of what is left.
  std::vector<double> shares(demands.size(), 0);
  double left = capacity;
  for (const Claim& claim : claims) {
    const double part = weights > 0 ? left * claim.weight / weights : 0;
    shares[claim.index] = std::min(claim.amount, part);
    left -= shares[claim.index];
    weights -= claim.weight;
  }
  return shares;
}

}  // namespace wt::laws::load
