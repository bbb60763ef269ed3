#include "services/autoscaling/controllers/capacity.h"

#include <algorithm>

#include "emulator/laws/termination_policy/termination_policy.h"
#include "emulator/laws/zone_balance/zone_balance.h"
#include "services/autoscaling/activity.h"
#include "services/autoscaling/deletion.h"
#include "services/autoscaling/launch.h"
#include "services/autoscaling/launch_configuration.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/warm_pool.h"

namespace wt::autoscaling {
namespace {

namespace balance = laws::zone_balance;
namespace termination = laws::termination_policy;

bool Contains(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::vector<balance::Zone> ZonesOf(const GroupRow& group, const std::vector<MemberRow>& members) {
  std::vector<balance::Zone> zones;
  for (const std::string& name : group.zones) {
    balance::Zone zone{.name = name, .failing = Contains(group.failed_zones, name)};
    for (const MemberRow& member : members) {
      const bool pending = member.state.starts_with("Pending");
      if (member.az == name && (pending || member.state == "InService")) ++zone.instances;
    }
    zones.push_back(zone);
  }
  return zones;
}

bool BalancedOnly(const GroupRow& group) {
  const auto& distribution = group.extras->availability_zone_distribution;
  return distribution &&
         distribution->capacity_distribution_strategy.value_or("") == "balanced-only";
}

std::string Cause(const GroupRow& group, std::string_view sentence) {
  if (group.trigger.empty() || group.trigger == kReplacing) return std::string(sentence);
  return StrCat(group.trigger, "  ", sentence);
}

std::string LaunchCause(Context& ctx, const GroupRow& group, int64_t from, int64_t to) {
  if (group.trigger == kReplacing) {
    return Sentence(ctx.now(),
                    "an instance was launched in response to an unhealthy instance needing to be "
                    "replaced");
  }
  return Cause(group, Sentence(ctx.now(), StrCat("an instance was started in response to a "
                                                 "difference between desired and actual "
                                                 "capacity, increasing the capacity from ",
                                                 from, " to ", to)));
}

// Tries the zones that the law names until one takes the instance. False where none does.
bool LaunchSomewhere(Context& ctx, GroupRow& group, LaunchPlan plan) {
  for (size_t tries = 0; tries < std::max<size_t>(1, group.zones.size()); ++tries) {
    const std::vector<balance::Zone> zones = ZonesOf(group, MembersOf(ctx, group));
    const std::vector<size_t> candidates = balance::Candidates(zones, BalancedOnly(group));
    if (candidates.empty()) return false;
    plan.az = zones[candidates[ctx.rng("autoscaling.zone").Below(candidates.size())]].name;
    if (LaunchOne(ctx, group, plan)) {
      group.failed_zones.clear();
      group.launch_failures = 0;
      group.launch_retry_at = {};
      return true;
    }
    const bool again = Contains(group.failed_zones, plan.az);
    if (!again) group.failed_zones.push_back(plan.az);
    if (again || group.failed_zones.size() >= group.zones.size()) return false;
  }
  return false;
}

// Launches that fail go on being tried, farther and farther apart. Periodic: it may never end.
void RetryLater(Context& ctx, GroupRow& group) {
  ++group.launch_failures;
  const int64_t doublings = std::min<int64_t>(group.launch_failures - 1, 4);
  const Duration wait = std::min(kRetryMax, kRetryFirst * (int64_t{1} << doublings));
  group.launch_retry_at = ctx.now() + wait;
  ctx.RequestWake({.controller = kCapacity,
                   .key = ctx.Key(group.name),
                   .due = group.launch_retry_at,
                   .kind = sim::TimerKind::kPeriodic});
}

void Grow(Context& ctx, GroupRow& group, int64_t capacity) {
  if (IsSuspended(group, "Launch")) return;
  if (group.launch_failures > 0 && ctx.now() < group.launch_retry_at) {
    ctx.RequestWake({.controller = kCapacity,
                     .key = ctx.Key(group.name),
                     .due = group.launch_retry_at,
                     .rule = sim::WakeRule::kNoLaterThan,
                     .kind = sim::TimerKind::kPeriodic});
    return;
  }
  const LaunchPlan plan{.cause = LaunchCause(ctx, group, capacity, group.desired)};
  // A launch of several weighted units may pass the desired capacity, by less than one instance.
  while (capacity < group.desired) {
    const Because because(ctx, ctx.cause());
    if (TakeFromWarmPool(ctx, group, plan.cause)) {
      capacity = CapacityOf(ctx, group);
      continue;
    }
    if (!LaunchSomewhere(ctx, group, plan)) {
      RetryLater(ctx, group);
      return;
    }
    capacity = CapacityOf(ctx, group);
  }
  group.trigger.clear();
}

std::vector<termination::Instance> ToLaw(Context& ctx, const GroupRow& group,
                                         const std::vector<MemberRow>& members) {
  std::vector<termination::Instance> instances;
  const bool by_template = group.launch_configuration.empty();
  for (const MemberRow& member : members) {
    termination::Instance one;
    one.zone = member.az;
    one.is_protected = member.scale_in_protected;
    one.spot = member.spot;
    one.launched_at = member.launched_at;
    one.from_configuration = !member.launch_configuration.empty();
    if (const auto row = ctx.Find<LaunchConfigurationRow>(member.launch_configuration)) {
      one.configuration_created_at = row->configuration->created_time;
    }
    one.template_version = ParseInt(member.template_version).value_or(0);
    one.current_template =
        by_template && (group.has_mixed || member.template_id == group.template_id);
    instances.push_back(one);
  }
  return instances;
}

std::optional<MemberRow> ChooseVictim(Context& ctx, const GroupRow& group,
                                      const std::vector<MemberRow>& members) {
  const int64_t desired = group.has_mixed ? OnDemandOf(group, group.desired) : -1;
  const std::vector<size_t> left =
      termination::Select(ToLaw(ctx, group, members), group.termination_policies,
                          {.on_demand_wanted = desired}, ctx.now());
  if (left.empty()) return std::nullopt;
  return members[left[ctx.rng("autoscaling.termination").Below(left.size())]];
}

void NoteStuck(Context& ctx, GroupRow& group, int64_t capacity) {
  if (group.stuck_noted) return;
  group.stuck_noted = true;
  constexpr std::string_view kText =
      "Could not scale to desired capacity because all remaining instances are protected from "
      "scale-in.";
  BeginActivity(
      ctx, group,
      {.description = std::string(kText),
       .cause = Cause(group, Sentence(ctx.now(), StrCat("an instance was taken out of "
                                                        "service in response to a "
                                                        "difference between desired "
                                                        "and actual capacity, "
                                                        "shrinking the capacity from ",
                                                        capacity, " to ", group.desired))),
       .status_code = "Cancelled",
       .status_message = std::string(kText),
       .progress = 100});
}

void Shrink(Context& ctx, GroupRow& group, int64_t capacity) {
  if (IsSuspended(group, "Terminate")) return;
  const std::string cause =
      Cause(group, Sentence(ctx.now(), StrCat("an instance was taken out of service in response "
                                              "to a difference between desired and actual "
                                              "capacity, shrinking the capacity from ",
                                              capacity, " to ", group.desired)));
  while (capacity > group.desired) {
    std::vector<MemberRow> members = MembersOf(ctx, group);
    std::erase_if(members, [](const MemberRow& member) { return !Counts(member); });
    const std::optional<MemberRow> victim = ChooseVictim(ctx, group, members);
    if (!victim) return NoteStuck(ctx, group, capacity);
    // Weighted: nothing that would take the group below what it should have.
    if (WeightOf(*victim) > capacity - group.desired) return;
    const Because because(ctx, ctx.cause());
    ctx.Trace("instance_selected", {{"group", group.name},
                                    {"instance", victim->id},
                                    {"az", victim->az},
                                    {"policies", Join(group.termination_policies, ",")}});
    const std::string selected =
        Sentence(ctx.now(), StrCat("instance ", victim->id, " was selected for termination"));
    if (!ReturnToWarmPool(ctx, group, *victim)) {
      BeginTermination(ctx, group, *victim, StrCat(cause, "  ", selected));
    }
    capacity = CapacityOf(ctx, group);
  }
  group.trigger.clear();
}

// Launches in emptier zones what fuller ones, and zones no longer of the group, have too many.
void Rebalance(Context& ctx, GroupRow& group, const std::vector<MemberRow>& members,
               int64_t capacity) {
  for (const char* process : {"AZRebalance", "Launch", "Terminate"}) {
    if (IsSuspended(group, process)) return;
  }
  if (group.launch_failures > 0) return;
  std::vector<MemberRow> movable, outside;
  for (const MemberRow& member : members) {
    if (member.extra || (member.state != "InService" && member.state != "Standby")) return;
    if (member.state != "InService") continue;
    (Contains(group.zones, member.az) ? movable : outside).push_back(member);
  }
  const std::vector<balance::Zone> zones = ZonesOf(group, members);
  const int64_t room = group.max_size + balance::Headroom(group.max_size) - capacity;
  const int64_t moves =
      std::min(room, balance::Moves(zones) + static_cast<int64_t>(outside.size()));
  for (int64_t i = 0; i < moves; ++i) {
    std::optional<MemberRow> old;
    if (!outside.empty()) {
      old = outside.back();
      outside.pop_back();
    } else {
      old = ChooseVictim(ctx, group, movable);
      if (!old) return;
      std::erase_if(movable, [&](const MemberRow& one) { return one.id == old->id; });
    }
    const std::string clause =
        StrCat("instances were launched to balance instances in zones ", old->az,
               " with other zones resulting in more than desired number of instances in the "
               "group");
    if (!LaunchSomewhere(
            ctx, group,
            {.cause = Sentence(ctx.now(), clause), .extra = true, .replaces = old->id})) {
      return RetryLater(ctx, group);
    }
  }
}

bool AllThere(const std::vector<MemberRow>& members) {
  return std::all_of(members.begin(), members.end(), [](const MemberRow& member) {
    return member.state == "InService" || member.state == "Standby" || IsWarm(member);
  });
}

}  // namespace

void Capacity::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  std::optional<GroupRow> group = ctx.Find<GroupRow>(scope.rest);
  if (!group) return;
  if (group->deleting) return WindDown(ctx, *group);

  // 1. What is there against what should be.
  const int64_t capacity = CapacityOf(ctx, *group);
  if (capacity < group->desired) {
    Grow(ctx, *group, capacity);
  } else if (capacity > group->desired) {
    Shrink(ctx, *group, capacity);
  } else {
    group->trigger.clear();
    std::vector<MemberRow> members = MembersOf(ctx, *group);
    std::erase_if(members, IsWarm);
    Rebalance(ctx, *group, members, capacity);
  }
  // 2. A simple policy's cooldown begins when the last of its instances has come or gone.
  if (group->cooldown_pending > 0 && capacity == group->desired &&
      AllThere(MembersOf(ctx, *group))) {
    group->cooldown_until = ctx.now() + Seconds(group->cooldown_pending);
    group->cooldown_pending = 0;
  }
  ctx.Put(*group);
  ctx.Wake(kWarmPool, key);
}

}  // namespace wt::autoscaling
