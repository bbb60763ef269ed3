#include "services/ecs/traffic.h"

#include <algorithm>
#include <cmath>

#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/elbv2/elbv2.h"

namespace wt::ecs {
namespace {

namespace law = laws::traffic_shift;

int64_t Tenths(double percent) { return static_cast<int64_t>(std::llround(percent * 10)); }

Duration Minutes64(int64_t minutes) { return Minutes(1) * minutes; }

// Calls `set` with each rule of that kind, its weights for a deployment that has the share.
Result<void> SetRules(Context& ctx, const DeploymentRow& row, int64_t share, bool test) {
  const law::Weights weights = law::WeightsOf(share);
  for (const LoadBalancer& balancer : *row.load_balancers) {
    if (!balancer.advanced_configuration || !balancer.target_group_arn) continue;
    const AdvancedConfiguration& advanced = *balancer.advanced_configuration;
    const auto& rule = test ? advanced.test_listener_rule : advanced.production_listener_rule;
    if (!rule || rule->empty() || !advanced.alternate_target_group_arn) continue;
    const int64_t of_alternate = row.alternate ? weights.new_group : weights.old_group;
    const int64_t of_named = row.alternate ? weights.old_group : weights.new_group;
    WT_TRY(elbv2::SetForward(ctx, *rule,
                             {{*balancer.target_group_arn, of_named},
                              {*advanced.alternate_target_group_arn, of_alternate}}));
  }
  return {};
}

// The hook that the deployment waits for: "STAGE|index".
const DeploymentLifecycleHook* HookOf(const ServiceRow& service, std::string_view key) {
  const auto& hooks = service.configuration->lifecycle_hooks;
  const auto index = static_cast<size_t>(ParseInt(Split(key, '|')[1]).value_or(0));
  return index < hooks.size() ? &hooks[index] : nullptr;
}

std::optional<ServiceDeploymentRow> RecordOf(Context& ctx, const DeploymentRow& row) {
  return ctx.Find<ServiceDeploymentRow>(row.cluster, row.service, row.service_deployment);
}

}  // namespace

std::optional<law::Plan> ShiftPlan(const DeploymentConfiguration& configuration) {
  const std::string strategy = configuration.strategy.value_or("ROLLING");
  law::Plan plan;
  plan.bake = Minutes64(configuration.bake_time_in_minutes.value_or(0));
  if (strategy == "BLUE_GREEN") return plan;
  if (strategy == "LINEAR") {
    const LinearConfiguration linear =
        configuration.linear_configuration.value_or(LinearConfiguration{});
    plan.strategy = law::Strategy::kLinear;
    plan.step = Tenths(linear.step_percent.value_or(10.0));
    plan.step_bake = Minutes64(linear.step_bake_time_in_minutes.value_or(6));
    return plan;
  }
  if (strategy == "CANARY") {
    const CanaryConfiguration canary =
        configuration.canary_configuration.value_or(CanaryConfiguration{});
    plan.strategy = law::Strategy::kCanary;
    plan.step = Tenths(canary.canary_percent.value_or(5.0));
    plan.step_bake = Minutes64(canary.canary_bake_time_in_minutes.value_or(10));
    return plan;
  }
  return std::nullopt;
}

std::string GroupOf(const DeploymentRow& row, const LoadBalancer& balancer) {
  if (row.alternate && balancer.advanced_configuration &&
      balancer.advanced_configuration->alternate_target_group_arn) {
    return *balancer.advanced_configuration->alternate_target_group_arn;
  }
  return balancer.target_group_arn.value_or("");
}

Result<void> ShiftTraffic(Context& ctx, const DeploymentRow& row, int64_t share) {
  ctx.Trace("traffic_shifted", {{"service", row.service},
                                {"cluster", row.cluster},
                                {"deployment", row.id},
                                {"tenths_of_a_percent", share}});
  return SetRules(ctx, row, share, false);
}

Result<void> ShiftTestTraffic(Context& ctx, const DeploymentRow& row) {
  return SetRules(ctx, row, law::kAll, true);
}

void RecordStage(Context& ctx, const DeploymentRow& row) {
  std::optional<ServiceDeploymentRow> record = RecordOf(ctx, row);
  if (!record) return;
  ServiceDeployment& api = *record->deployment;
  if (row.stage.empty()) {
    api.lifecycle_stage.reset();
  } else {
    api.lifecycle_stage = row.stage;
  }
  const double share = static_cast<double>(row.shifted) / 10;
  if (api.target_service_revision) {
    api.target_service_revision->requested_production_traffic_weight = share;
  }
  for (ServiceRevisionSummary& source : api.source_service_revisions) {
    source.requested_production_traffic_weight = 100 - share;
  }
  api.updated_at = ctx.now();
  ctx.Put(*std::move(record));
}

bool PassHooks(Context& ctx, const ServiceRow& service, DeploymentRow& row,
               std::string_view stage) {
  const auto& hooks = service.configuration->lifecycle_hooks;
  for (size_t i = 0; i < hooks.size(); ++i) {
    const auto& stages = hooks[i].lifecycle_stages;
    if (std::find(stages.begin(), stages.end(), stage) == stages.end()) continue;
    const std::string key = StrCat(stage, "|", i, "|", row.shifted);
    const auto& passed = row.hooks_run;
    if (std::find(passed.begin(), passed.end(), key) != passed.end()) continue;
    // Deviation: AWS calls the function and waits for its answer; here it is taken to have answered
    // SUCCEEDED; because Lambda is not simulated.
    if (hooks[i].target_type.value_or("AWS_LAMBDA") != "PAUSE") {
      ctx.Trace("lifecycle_hook_passed", {{"service", service.name},
                                          {"stage", stage},
                                          {"target", hooks[i].hook_target_arn.value_or("")},
                                          {"reason", "functions are taken to answer SUCCEEDED"}});
      row.hooks_run.push_back(key);
      continue;
    }
    row.hook_waits = StrCat(key, "|", ctx.NewHexId(32));
    const int64_t minutes = hooks[i].timeout_configuration
                                ? hooks[i].timeout_configuration->timeout_in_minutes.value_or(1440)
                                : 1440;
    row.stage_until = ctx.now() + Minutes64(minutes);
    ctx.Put(row);
    if (auto record = RecordOf(ctx, row)) {
      DeploymentLifecycleHookDetail& detail =
          record->deployment->lifecycle_hook_details.emplace_back();
      detail.hook_id = std::string(Split(row.hook_waits, '|')[3]);
      detail.target_type = "PAUSE";
      detail.status = "AWAITING_ACTION";
      detail.expires_at = row.stage_until;
      detail.timeout_action = "ROLLBACK";
      if (hooks[i].timeout_configuration && hooks[i].timeout_configuration->action) {
        detail.timeout_action = *hooks[i].timeout_configuration->action;
      }
      ctx.Put(*std::move(record));
    }
    ctx.Trace("lifecycle_hook_pauses", {{"service", service.name}, {"stage", stage}});
    return false;
  }
  return true;
}

std::optional<std::string> HookTimeout(Context& ctx, const ServiceRow& service,
                                       const DeploymentRow& row) {
  if (row.hook_waits.empty() || ctx.now() < row.stage_until) return std::nullopt;
  const DeploymentLifecycleHook* hook = HookOf(service, row.hook_waits);
  if (hook != nullptr && hook->timeout_configuration && hook->timeout_configuration->action) {
    return *hook->timeout_configuration->action;
  }
  return "ROLLBACK";
}

void ReleaseHook(Context& ctx, DeploymentRow& row, std::string_view status) {
  const auto parts = Split(row.hook_waits, '|');
  const std::string id(parts[3]);
  row.hooks_run.push_back(StrCat(parts[0], "|", parts[1], "|", parts[2]));
  row.hook_waits.clear();
  row.stage_until = {};
  if (auto record = RecordOf(ctx, row)) {
    for (DeploymentLifecycleHookDetail& detail : record->deployment->lifecycle_hook_details) {
      if (detail.hook_id == id) detail.status = status;
    }
    ctx.Put(*std::move(record));
  }
  ctx.Put(row);
}

Result<void> CheckShift(const ServiceRow& service) {
  const DeploymentConfiguration& configuration = *service.configuration;
  const std::optional<law::Plan> plan = ShiftPlan(configuration);
  const auto invalid = [](std::string message) {
    return error::InvalidParameterException(std::move(message));
  };
  if (!plan) return {};
  if (service.controller != "ECS" || service.scheduling != "REPLICA") {
    return invalid(StrCat("The deployment strategy ", *configuration.strategy,
                          " is only supported for REPLICA services with the ECS deployment "
                          "controller."));
  }
  const bool linear = plan->strategy == law::Strategy::kLinear;
  const bool canary = plan->strategy == law::Strategy::kCanary;
  if (linear && (plan->step < 30 || plan->step > law::kAll)) {
    return invalid("stepPercent must be between 3.0 and 100.0.");
  }
  if (canary && (plan->step < 1 || plan->step > law::kAll)) {
    return invalid("canaryPercent must be between 0.1 and 100.0.");
  }
  if (plan->step_bake > kStageMax || plan->bake > kStageMax) {
    return invalid("Bake times must be between 0 and 1440 minutes.");
  }
  for (const LoadBalancer& balancer : *service.load_balancers) {
    const auto& advanced = balancer.advanced_configuration;
    if (!advanced || advanced->alternate_target_group_arn.value_or("").empty() ||
        advanced->production_listener_rule.value_or("").empty() ||
        advanced->role_arn.value_or("").empty()) {
      return invalid(StrCat(
          "advancedConfiguration with alternateTargetGroupArn, productionListenerRule and roleArn "
          "is required in load balancers for the deployment strategy ",
          *configuration.strategy, "."));
    }
  }
  return {};
}

}  // namespace wt::ecs
