#include <algorithm>

#include "scenarios/engine/live/parts.h"
#include "services/ec2/catalog/instance_types.h"
#include "services/ec2/instance_state.h"
#include "services/ecs/state.h"

namespace wt::live {
namespace {

// An instance that no cluster knows has what its type has.
int64_t MemoryOf(const std::string& type) {
  const ec2::catalog::InstanceType* found = ec2::catalog::FindInstanceType(type);
  return found == nullptr ? 1024 : found->memory_mib;
}

Json StatesOf(const ecs::TaskRow& row, Instant zero) {
  Json states = Json::array();
  const auto add = [&](Instant at, const char* name) {
    if (at.micros == 0) return;
    states.push_back(Json::array({SecondsSince(zero, at), name}));
  };
  add(row.created_at, "PENDING");
  add(row.started_at, "RUNNING");
  add(row.stopping_at, "STOPPING");
  add(row.stopped_at, "STOPPED");
  return states;
}

}  // namespace

int64_t Zones::ZoneNumber(const std::string& name) {
  const auto at = std::find(names_.begin(), names_.end(), name);
  if (at == names_.end()) {
    names_.push_back(name);
    return static_cast<int64_t>(names_.size()) - 1;
  }
  return at - names_.begin();
}

Json Zones::Instances(Context& ctx, Instant zero) {
  std::map<std::string, const ecs::ContainerInstanceRow*> registered;
  for (const auto& row : ctx.Scan<ecs::ContainerInstanceRow>()) {
    registered[row.ec2_instance_id] = &row;
  }
  // Zones in the order of their names, as far as they are known at the first look.
  if (names_.empty()) {
    for (const auto& row : ctx.Scan<ec2::InstanceRow>()) ZoneNumber(row.az);
    std::sort(names_.begin(), names_.end());
  }
  Json news = Json::array();
  for (const auto& row : ctx.Scan<ec2::InstanceRow>()) {
    const auto at = registered.find(row.id);
    const ecs::ContainerInstanceRow* host = at == registered.end() ? nullptr : at->second;
    const auto number = static_cast<int64_t>(instances_.size());
    Known& known = instances_.try_emplace(row.id, Known{number, -1}).first->second;
    if (host != nullptr) hosts_[host->id] = known.number;
    // What stopped holds no task; it comes back under its own number.
    const bool gone = row.state >= ec2::LifecycleState::kTerminated;
    const int64_t seen =
        (host != nullptr ? 1 : 0) + (gone ? 2 : 0) + (row.launched_at.micros / 1000) * 4;
    if (known.seen == seen) continue;
    known.seen = seen;
    const Instant end = row.terminated_at.micros != 0 ? row.terminated_at : ctx.now();
    Json it{{"id", row.id},
            {"zone", ZoneNumber(row.az)},
            {"type", row.instance_type},
            {"memory_mib", host != nullptr ? host->memory_registered : MemoryOf(row.instance_type)},
            {"cpu_units", host != nullptr ? host->cpu_registered : 0},
            {"from_s", SecondsSince(zero, row.launched_at)},
            {"to_s", gone ? Json(SecondsSince(zero, end)) : Json(nullptr)},
            {"registered_s",
             host != nullptr ? Json(SecondsSince(zero, host->registered_at)) : Json(nullptr)}};
    news.push_back(Json::array({known.number, std::move(it)}));
  }
  return news;
}

Json Zones::Tasks(Context& ctx, Instant zero) {
  Json news = Json::array();
  for (const auto& row : ctx.Scan<ecs::TaskRow>()) {
    const auto number = static_cast<int64_t>(tasks_.size());
    Known& known = tasks_.try_emplace(row.id, Known{number, -1}).first->second;
    if (known.seen == row.version) continue;
    known.seen = row.version;
    const auto host = hosts_.find(row.instance_id);
    Json it{{"id", row.id},
            {"service", row.service.empty() ? row.family : row.service},
            {"instance", host == hosts_.end() ? Json(nullptr) : Json(host->second)},
            {"memory_mib", row.memory_mib},
            {"version", StrCat(row.family, ":", row.revision)},
            {"states", StatesOf(row, zero)}};
    news.push_back(Json::array({known.number, std::move(it)}));
  }
  return news;
}

Json Zones::News(Context& ctx, Instant zero) {
  Json instances = Instances(ctx, zero);
  Json tasks = Tasks(ctx, zero);
  return Json{{"names", names_}, {"instances", std::move(instances)}, {"tasks", std::move(tasks)}};
}

}  // namespace wt::live
