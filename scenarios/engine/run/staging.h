#pragma once

// The world of a run, with its stack.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/engine/run/run.h"

namespace wt::scenario {

class Staging {
 public:
  Staging(const Scenario& scenario, uint64_t seed);

  // The stack in a new world whose clock begins at `start`; the error says what was refused.
  Result<void> Build(Instant start);
  World& world() { return *world_; }
  Context context() { return Context(*world_, scenario_.account, scenario_.region); }

  // Makes a call with its references put in; `by` is who makes it.
  Result<void> Make(const Call& call, const std::string& by);
  // Begins a fault of an event, and answers its id. Without an end it lasts until it is ended.
  Result<std::string> StartFault(const Action& action, const std::string& by,
                                 std::optional<Duration> lasts);
  void EndFault(const std::string& id);
  // Of a fault that asked for the run's end; empty: none did.
  const std::string& stop_asked() const { return stop_asked_; }
  Instant start() const { return start_; }
  Duration since_start() const { return world_ ? world_->now() - start_ : Duration{}; }

  std::unique_ptr<World> TakeWorld() { return std::move(world_); }
  Traffic& traffic() { return *traffic_; }
  std::unique_ptr<Traffic> TakeTraffic() { return std::move(traffic_); }
  std::vector<MadeCall>& calls() { return calls_; }
  const std::vector<std::string>& notices() const { return notices_; }

 private:
  Result<void> SetTimings();
  Result<void> Await(const Wait& wait);
  bool Holds(const Wait& wait);
  bool ServiceSteady(const std::string& words);
  bool GroupInService(const std::string& name);
  bool TargetsHealthy(const std::string& name);
  bool InstancesRegistered(const std::string& words);

  const Scenario& scenario_;
  uint64_t seed_;
  Instant start_;
  std::unique_ptr<World> world_;
  std::unique_ptr<Traffic> traffic_;
  Json answers_ = Json::object();
  std::vector<MadeCall> calls_;
  std::vector<std::string> notices_;
  std::string stop_asked_;
};

}  // namespace wt::scenario
