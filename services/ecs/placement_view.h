#pragma once

// The container instances of each cluster as the placement law sees them, kept beside the rows so
// that placing a task does not look at every instance. All of it follows from the rows: a turn that
// is undone, a reset or a snapshot leaves nothing of it behind.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "emulator/laws/placement/placement_index.h"
#include "emulator/world/context.h"
#include "services/ecs/state.h"

namespace wt::ecs {

class PlacementView {
 public:
  static PlacementView& Of(Context& ctx);

  // The instances of a cluster; with a capacity provider's name, only its own.
  laws::placement::PlacementIndex& Instances(Context& ctx, std::string_view cluster,
                                             std::string_view capacity_provider);
  // The row changed otherwise than by a task.
  void Changed(Context& ctx, std::string_view cluster, std::string_view id);
  // A task takes what it needs on its instance; it is no more meant to run there; what it held is
  // free again.
  void Took(Context& ctx, const TaskRow& task);
  void Left(Context& ctx, const TaskRow& task);
  void GaveBack(Context& ctx, const TaskRow& task);
  // The instance of that task runs so many.
  void SetRunning(Context& ctx, const TaskRow& task, int64_t count);

 private:
  struct Cluster {
    std::map<std::string, laws::placement::PlacementIndex, std::less<>> by_provider;  // "" is all.
    std::map<std::string, std::string, std::less<>> provider_of;
  };

  Cluster& ClusterOf(Context& ctx, std::string_view name);
  // Null where nobody asked for the cluster yet.
  Cluster* Known(Context& ctx, std::string_view name);
  void Refresh(Context& ctx, Cluster& cluster, std::string_view name, const std::string& id);
  void Touch(const Context& ctx, std::string_view cluster, const std::string& id);
  // Looks again at what an undone turn touched.
  void Settle(Context& ctx);
  template <class Change>
  void Apply(Context& ctx, const TaskRow& task, const Change& change);

  struct Touched {
    std::string account, region, cluster, id;
    friend auto operator<=>(const Touched&, const Touched&) = default;
  };
  std::map<std::string, Cluster, std::less<>> clusters_;  // By "account/region/name".
  std::set<Touched> touched_;                             // In the turn `turn_`.
  uint64_t turn_ = 0;
  uint64_t undone_ = 0;
};

}  // namespace wt::ecs
