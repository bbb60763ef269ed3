#include "services/ecs/placement_view.h"

#include "emulator/world/world.h"
#include "services/ecs/container_instance.h"

namespace wt::ecs {
namespace {

namespace law = laws::placement;

std::vector<uint16_t> PortNumbers(const std::vector<std::string>& ports) {
  std::vector<uint16_t> numbers;
  for (const std::string& port : ports) {
    numbers.push_back(static_cast<uint16_t>(ParseInt(port).value_or(0)));
  }
  return numbers;
}

law::Demand Held(const TaskRow& task) {
  law::Demand demand;
  demand.uses = {.cpu = task.cpu,
                 .memory_mib = task.memory_mib,
                 .gpus = task.gpus,
                 .enis = task.awsvpc ? 1 : 0};
  demand.tcp_ports = PortNumbers(task.tcp_ports);
  demand.udp_ports = PortNumbers(task.udp_ports);
  return demand;
}

}  // namespace

PlacementView& PlacementView::Of(Context& ctx) { return ctx.world().Derived<PlacementView>(); }

law::PlacementIndex& PlacementView::Instances(Context& ctx, std::string_view cluster,
                                              std::string_view capacity_provider) {
  Settle(ctx);
  Cluster& known = ClusterOf(ctx, cluster);
  return known.by_provider.try_emplace(std::string(capacity_provider)).first->second;
}

void PlacementView::Changed(Context& ctx, std::string_view cluster, std::string_view id) {
  Settle(ctx);
  Cluster* known = Known(ctx, cluster);
  if (known == nullptr) return;
  Touch(ctx, cluster, std::string(id));
  Refresh(ctx, *known, cluster, std::string(id));
}

template <class Change>
void PlacementView::Apply(Context& ctx, const TaskRow& task, const Change& change) {
  Settle(ctx);
  Cluster* known = Known(ctx, task.cluster);
  if (known == nullptr) return;
  const auto provider = known->provider_of.find(task.instance_id);
  if (provider == known->provider_of.end()) return;
  Touch(ctx, task.cluster, task.instance_id);
  change(known->by_provider[""]);
  if (!provider->second.empty()) change(known->by_provider[provider->second]);
}

void PlacementView::Took(Context& ctx, const TaskRow& task) {
  law::Demand demand = Held(task);
  demand.group = task.group;
  Apply(ctx, task, [&](law::PlacementIndex& index) { index.TakeOn(task.instance_id, demand); });
}

void PlacementView::Left(Context& ctx, const TaskRow& task) {
  law::Demand demand;
  demand.group = task.group;
  Apply(ctx, task, [&](law::PlacementIndex& index) { index.GiveBackOn(task.instance_id, demand); });
}

void PlacementView::GaveBack(Context& ctx, const TaskRow& task) {
  const law::Demand demand = Held(task);
  Apply(ctx, task, [&](law::PlacementIndex& index) { index.GiveBackOn(task.instance_id, demand); });
}

void PlacementView::SetRunning(Context& ctx, const TaskRow& task, int64_t count) {
  Apply(ctx, task,
        [&](law::PlacementIndex& index) { index.SetRunningTasks(task.instance_id, count); });
}

PlacementView::Cluster* PlacementView::Known(Context& ctx, std::string_view name) {
  const auto found = clusters_.find(ctx.Key(name));
  return found == clusters_.end() ? nullptr : &found->second;
}

PlacementView::Cluster& PlacementView::ClusterOf(Context& ctx, std::string_view name) {
  const auto [at, added] = clusters_.try_emplace(ctx.Key(name));
  if (added) {
    for (const ContainerInstanceRow& row : ctx.Scan<ContainerInstanceRow>(name)) {
      Touch(ctx, name, row.id);
      Refresh(ctx, at->second, name, row.id);
    }
  }
  return at->second;
}

void PlacementView::Refresh(Context& ctx, Cluster& cluster, std::string_view name,
                            const std::string& id) {
  const ContainerInstanceRow* row = ctx.Peek<ContainerInstanceRow>(name, id);
  const std::string provider = row != nullptr ? row->capacity_provider : "";
  const auto before = cluster.provider_of.find(id);
  if (before != cluster.provider_of.end() && before->second != provider &&
      !before->second.empty()) {
    cluster.by_provider[before->second].Erase(id);
  }
  if (row == nullptr || row->status == "INACTIVE") {
    cluster.by_provider[""].Erase(id);
    if (!provider.empty()) cluster.by_provider[provider].Erase(id);
    cluster.provider_of.erase(id);
    return;
  }
  law::Instance instance = ToLaw(ctx, *row);
  if (!provider.empty()) cluster.by_provider[provider].Upsert(instance);
  cluster.by_provider[""].Upsert(std::move(instance));
  cluster.provider_of[id] = provider;
}

void PlacementView::Touch(const Context& ctx, std::string_view cluster, const std::string& id) {
  touched_.insert({ctx.account(), ctx.region(), std::string(cluster), id});
}

void PlacementView::Settle(Context& ctx) {
  World& world = ctx.world();
  if (undone_ != world.undone_turns()) {
    undone_ = world.undone_turns();
    for (const Touched& touched : touched_) {
      Context scope(world, touched.account, touched.region);
      Cluster* known = Known(scope, touched.cluster);
      if (known != nullptr) Refresh(scope, *known, touched.cluster, touched.id);
    }
    touched_.clear();
  }
  if (turn_ != world.turn()) {
    turn_ = world.turn();
    touched_.clear();
  }
}

}  // namespace wt::ecs
