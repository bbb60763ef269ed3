#pragma once

// A whole stack in which everything is deleted, made again and moved at random.

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "emulator/sim/rng.h"
#include "tests/support/test_world.h"

namespace wt::together {

// A row of a table, each value as text.
using Row = std::map<std::string, std::string>;

inline constexpr const char* kDimension = "ecs:service:DesiredCount";

// EC2's own numbers of its states.
inline constexpr const char *kRunning = "16", *kShuttingDown = "32", *kTerminated = "48";
inline bool IsUp(const Row& instance) {
  return instance.at("state") != kTerminated && instance.at("state") != kShuttingDown;
}

class Storm {
 public:
  explicit Storm(uint64_t seed) : world_(Options(seed)), rng_(seed, "storm") {}

  void Build();
  void Step();
  void Check();
  void Clear();
  void ExpectNothingLeft();
  TestWorld& world() { return world_; }
  int64_t changes() const { return changes_; }

 private:
  static WorldOptions Options(uint64_t seed) {
    WorldOptions options;
    options.seed = seed;
    return options;
  }

  std::vector<Row> Rows(std::string_view table);
  // A column of the table's rows, for those that fit.
  std::vector<std::string> Column(std::string_view table, const std::string& column,
                                  const std::function<bool(const Row&)>& fits = nullptr);
  std::string Any(const std::vector<std::string>& names) {
    return names.empty() ? "none" : names[rng_.Below(names.size())];
  }
  void Do(std::string_view operation, const Json& request) {
    if (world_.Try(operation, request).ok()) ++changes_;
  }
  void MakeService(const std::string& name);
  void MakeGroup();
  void MakeBalancer();
  void MakePolicies();
  void DeleteOfGroups();
  void DeleteOfInstances();
  void DeleteOfEcs();
  void DeleteOfBalancers();
  void DeleteOfPolicies();
  void Change();
  void CheckOwners();
  void CheckHosts();
  std::set<std::string> Set(std::string_view table, const std::string& column) {
    std::set<std::string> out;
    for (std::string& one : Column(table, column)) out.insert(std::move(one));
    return out;
  }

  TestWorld world_;
  sim::Rng rng_;
  int64_t changes_ = 0;
  std::vector<std::string> subnets_;
  std::string vpc_;
};

}  // namespace wt::together
