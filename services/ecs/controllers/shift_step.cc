// Deployments that move traffic: BLUE_GREEN, LINEAR and CANARY.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html

#include <algorithm>

#include "emulator/laws/traffic_shift/traffic_shift.h"
#include "services/ecs/controllers/service_step.h"
#include "services/ecs/deployment.h"
#include "services/ecs/limits.h"
#include "services/ecs/traffic.h"

namespace wt::ecs {
namespace {

namespace shift = laws::traffic_shift;

}  // namespace

// Whether the primary deployment stands beside the last completed one until it has the traffic.
bool ServiceStep::Shifts(const DeploymentRow& primary) const {
  return ShiftPlan(*service_.configuration) && primary.rollout_state == "IN_PROGRESS" &&
         service_.last_completed != 0 && primary.number != service_.last_completed;
}

void ServiceStep::Shift(DeploymentRow primary) {
  const shift::Plan plan = *ShiftPlan(*service_.configuration);
  // 1. Both revisions are kept at the desired count; what else there is goes.
  Pick others, unhealthy;
  int64_t green = 0, green_healthy = 0, blue = 0;
  for (const Live& task : live_) {
    const bool sick = task.health == Health::kUnhealthy;
    if (task.leaves) {
      others.push_back(&task);
    } else if (task.deployment == primary.number) {
      green_healthy += task.health == Health::kHealthy ? 1 : 0;
      if (sick) unhealthy.push_back(&task);
      green += sick ? 0 : 1;
    } else if (task.deployment == service_.last_completed) {
      if (sick) unhealthy.push_back(&task);
      blue += sick ? 0 : 1;
      if (primary.stage == "CLEAN_UP") others.push_back(&task);
    } else {
      others.push_back(&task);
    }
  }
  StopTasks(Choose(others, static_cast<int64_t>(others.size())));
  if (primary.stage != "CLEAN_UP") StopUnhealthy(unhealthy, static_cast<int64_t>(unhealthy.size()));
  const bool scales = !primary.stage.empty() && primary.stage != "PRE_SCALE_UP";
  if (scales && green < service_.desired) StartTasks(primary, service_.desired - green);
  const auto completed =
      ctx_.Find<DeploymentRow>(service_.cluster, service_.name, service_.last_completed);
  if (completed && primary.stage != "CLEAN_UP" && blue < service_.desired) {
    StartTasks(*completed, service_.desired - blue);
  }
  // 2. Stages follow each other as far as they go without waiting.
  const bool up = green == service_.desired && green_healthy >= service_.desired;
  primary = *ctx_.Find<DeploymentRow>(service_.cluster, service_.name, service_.primary);
  for (bool goes_on = true; goes_on;) goes_on = RunStage(primary, plan, up);
  service_.steady = false;
  if (primary.stage != "CLEAN_UP" || !up || serving_[service_.last_completed] > 0) return;
  // 3. The old revision is gone.
  CompleteDeployment(ctx_, service_, primary);
  AddEvent(
      ctx_, service_,
      StrCat("(service ", service_.name, ") (deployment ", primary.id, ") deployment completed."));
  WakeBy(ctx_.now(), sim::TimerKind::kSettling);
}

// What the stage does; whether the next one begins at once.
bool ServiceStep::RunStage(DeploymentRow& primary, const shift::Plan& plan, bool up) {
  if (primary.stage == "CLEAN_UP") return false;
  // 1. A hook that pauses holds everything.
  if (!primary.hook_waits.empty()) {
    const auto timeout = HookTimeout(ctx_, service_, primary);
    if (!timeout) {
      WakeBy(primary.stage_until, sim::TimerKind::kPeriodic);
      return false;
    }
    ReleaseHook(ctx_, primary, "TIMED_OUT");
    if (*timeout == "ROLLBACK") {
      FailDeployment(ctx_, service_, primary, DeploymentFailure::kHook, true);
      WakeBy(ctx_.now(), sim::TimerKind::kSettling);
      return false;
    }
  }
  // 2. What the stage is for.
  const std::string stage = primary.stage;
  if (!stage.empty() && !PassHooks(ctx_, service_, primary, stage)) return true;
  if (stage == "SCALE_UP" && !up) return false;
  if (stage == "TEST_TRAFFIC_SHIFT") Must(ShiftTestTraffic(ctx_, primary));
  if (stage == "PRODUCTION_TRAFFIC_SHIFT" || stage == "BAKE_TIME") {
    if (primary.stage_until.micros > 0 && ctx_.now() < primary.stage_until) {
      WakeBy(primary.stage_until, sim::TimerKind::kSettling);
      return false;
    }
    const bool waited = primary.stage_until.micros > 0;
    primary.stage_until = {};
    if (stage == "BAKE_TIME" && !waited && plan.bake.micros > 0) {
      primary.stage_until = ctx_.now() + plan.bake;
      ctx_.Put(primary);
      return true;
    }
    if (stage == "PRODUCTION_TRAFFIC_SHIFT" && primary.shifted < shift::kAll) {
      if (!PassHooks(ctx_, service_, primary, "PRE_PRODUCTION_TRAFFIC_SHIFT")) return true;
      primary.shifted = shift::NextShare(plan, primary.shifted);
      Must(ShiftTraffic(ctx_, primary, primary.shifted));
      const bool last = primary.shifted >= shift::kAll;
      if (!last) primary.stage_until = ctx_.now() + shift::BakeAt(plan, primary.shifted);
      ctx_.Put(primary);
      RecordStage(ctx_, primary);
      return true;
    }
  }
  // 3. On to the next.
  primary.stage = shift::NextStage(stage);
  if (primary.stage == "SCALE_UP") {
    // The new group is checked once the rules name it, and gets nothing yet.
    Must(ShiftTraffic(ctx_, primary, 0));
  }
  ctx_.Put(primary);
  RecordStage(ctx_, primary);
  ctx_.Trace("deployment_stage", {{"service", service_.name},
                                  {"cluster", service_.cluster},
                                  {"deployment", primary.id},
                                  {"stage", primary.stage}});
  // Tasks start and stop in the next step.
  if (primary.stage == "SCALE_UP" || primary.stage == "CLEAN_UP") {
    WakeBy(ctx_.now(), sim::TimerKind::kSettling);
    return false;
  }
  return true;
}

// A rule that is gone, or of another kind than the service was told.
void ServiceStep::Must(const Result<void>& done) {
  if (done.ok()) return;
  Complain(ctx_, service_,
           StrCat("(service ", service_.name, ") failed to update its listener rules with (error ",
                  done.error().message, ")"));
}

}  // namespace wt::ecs
