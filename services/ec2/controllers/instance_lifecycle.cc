#include "services/ec2/controllers/instance_lifecycle.h"

#include <optional>

#include "services/ec2/interface.h"
#include "services/ec2/intervention.h"
#include "services/ec2/limits.h"
#include "services/ec2/state.h"
#include "services/ec2/tags.h"
#include "services/ec2/timings.h"

namespace wt::ec2 {
namespace {

struct Transition {
  LifecycleState from, to;
  Timing takes;
};

// What happens by itself, and after how long.
constexpr Transition kTransitions[] = {
    {LifecycleState::kPending, LifecycleState::kRunning, kBootTakes},
    {LifecycleState::kStopping, LifecycleState::kStopped, kStopTakes},
    {LifecycleState::kShuttingDown, LifecycleState::kTerminated, kTerminateTakes},
};

const Transition* TransitionFrom(LifecycleState state) {
  for (const Transition& transition : kTransitions) {
    if (transition.from == state) return &transition;
  }
  return nullptr;
}

// The first interface's public address becomes the instance's when it runs.
void BringUp(Context& ctx, InstanceRow& row) {
  row.started_at = ctx.now();
  row.state_reason_code.clear();
  row.state_reason_message.clear();
  for (NetworkInterfaceRow eni : InterfacesOf(ctx, row.id)) {
    // After a stop it gets another address of Amazon's.
    if (eni.public_ip.empty() && eni.assigns_public_ip) {
      eni.public_ip = NewPublicAddress(ctx);
      ctx.Put(eni);
    }
    if (eni.device_index == 0) row.public_ip = eni.public_ip;
  }
}

// A stopped instance keeps its private address and loses the public one that is not elastic.
void BringDown(Context& ctx, InstanceRow& row) {
  for (NetworkInterfaceRow eni : InterfacesOf(ctx, row.id)) {
    if (!eni.allocation_id.empty()) continue;
    eni.public_ip.clear();
    ctx.Put(eni);
    if (eni.device_index == 0) row.public_ip.clear();
  }
}

void TearDown(Context& ctx, InstanceRow& row) {
  for (NetworkInterfaceRow eni : InterfacesOf(ctx, row.id)) {
    if (eni.delete_on_termination) {
      EraseInterface(ctx, eni);
      continue;
    }
    if (eni.allocation_id.empty()) eni.public_ip.clear();
    eni.instance_id.clear();
    eni.attachment_id.clear();
    eni.status = "available";
    ctx.Put(eni);
  }
  for (VolumeRow volume : VolumesOf(ctx, row.id)) {
    if (volume.delete_on_termination) {
      ctx.Erase<VolumeRow>(volume.id);
      EraseTags(ctx, volume.id);
      continue;
    }
    volume.instance_id.clear();
    volume.device.clear();
    volume.state = "available";
    ctx.Put(volume);
  }
  ForgetHost(ctx, row.id);
  row.public_ip.clear();
  row.terminated_at = ctx.now();
}

}  // namespace

void SetState(Context& ctx, InstanceRow row, LifecycleState to) {
  const std::optional<InstanceRow> before = ctx.Find<InstanceRow>(row.id);
  row.state = to;
  ctx.Put(row);
  if (before) {
    ctx.Trace("instance_state_changed",
              {{"instance", row.id}, {"from", StateName(before->state)}, {"to", StateName(to)}});
  }
  const std::string key = ctx.Key(row.id);
  if (const Transition* next = TransitionFrom(to)) {
    const Duration after = HowLong(ctx, next->takes, "ec2.instance_lifecycle");
    ctx.WakeIn(kInstanceLifecycle, after, key);
  } else if (to == LifecycleState::kTerminated) {
    // Nobody waits for the record to go, so eager time does not run there.
    ctx.RequestWake({.controller = kInstanceLifecycle,
                     .key = key,
                     .due = ctx.now() + kTerminatedVisible,
                     .kind = sim::TimerKind::kPeriodic});
  } else if (to == LifecycleState::kRunning) {
    // Whoever waits for the status checks need not wait by the wall.
    ctx.WakeIn(kInstanceLifecycle, HowLong(ctx, kStatusChecksTake, kInstanceLifecycle), key);
  } else {
    ctx.CancelWake(kInstanceLifecycle, key);
  }
  InstanceStateChanged news{
      .account = row.account, .region = row.region, .instance_id = row.id, .to = to};
  if (before) news.from = before->state;
  ctx.Publish(news);
}

void Lose(Context& ctx, InstanceRow row, std::string_view reason_code,
          std::string_view reason_message) {
  if (row.state == LifecycleState::kTerminated) return;
  row.state_reason_code = reason_code;
  row.state_reason_message = reason_message;
  TearDown(ctx, row);
  SetState(ctx, row, LifecycleState::kTerminated);
}

void InstanceLifecycle::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  std::optional<InstanceRow> row = ctx.Find<InstanceRow>(scope.rest);
  if (!row) return;
  if (row->state == LifecycleState::kTerminated) {
    ctx.Erase<InstanceRow>(row->id);
    EraseTags(ctx, row->id);
    return;
  }
  const Transition* next = TransitionFrom(row->state);
  if (next == nullptr) {
    if (row->state == LifecycleState::kRunning) {
      ctx.Trace("status_checks_passed", {{"instance", row->id}});
    }
    return;
  }
  if (next->to == LifecycleState::kRunning) BringUp(ctx, *row);
  if (next->to == LifecycleState::kStopped) BringDown(ctx, *row);
  if (next->to == LifecycleState::kTerminated) TearDown(ctx, *row);
  SetState(ctx, *row, next->to);
}

}  // namespace wt::ec2
