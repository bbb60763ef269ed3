#include "services/ecs/capacity_provider.h"

#include <algorithm>
#include <set>

#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/tags.h"

namespace wt::ecs {

std::string CapacityProviderArn(const Context& ctx, std::string_view name) {
  return ctx.ArnOf("ecs", StrCat("capacity-provider/", name));
}

std::optional<CapacityProviderRow> FindCapacityProvider(Context& ctx, std::string_view reference) {
  return ctx.Find<CapacityProviderRow>(ShortId(reference));
}

bool IsFargate(std::string_view name) { return name == "FARGATE" || name == "FARGATE_SPOT"; }

bool ScalesByItself(Context& ctx, std::string_view name) {
  if (name.empty()) return false;
  const auto* row = ctx.Peek<CapacityProviderRow>(name);
  return row != nullptr && row->status == "ACTIVE" && row->scaling;
}

Result<void> CheckStrategy(const ClusterRow& cluster,
                           const wire::List<CapacityProviderStrategyItem>& strategy) {
  if (strategy.empty()) return {};
  if (strategy.size() > kCapacityProvidersMax) {
    return error::InvalidParameterException(
        "A capacity provider strategy can contain at most 20 capacity providers.");
  }
  int64_t bases = 0, weights = 0;
  bool fargate = false, others = false;
  std::set<std::string> names;
  for (const CapacityProviderStrategyItem& item : strategy) {
    const auto& known = cluster.capacity_providers;
    if (std::find(known.begin(), known.end(), item.capacity_provider) == known.end()) {
      return error::InvalidParameterException(
          "The specified capacity provider strategy cannot contain a capacity provider that is not "
          "associated with the cluster. Associate the capacity provider with the cluster and try "
          "again.");
    }
    if (!names.insert(item.capacity_provider).second) {
      return error::InvalidParameterException(
          "The capacity provider strategy cannot contain a capacity provider more than once.");
    }
    bases += item.base.value_or(0) > 0 ? 1 : 0;
    weights += item.weight.value_or(0);
    (IsFargate(item.capacity_provider) ? fargate : others) = true;
  }
  if (bases > 1) {
    return error::InvalidParameterException(
        "The capacity provider strategy can only have one capacity provider with a base value "
        "greater than 0.");
  }
  if (weights == 0) {
    return error::InvalidParameterException(
        "The capacity provider strategy must contain at least one capacity provider with a weight "
        "value greater than 0.");
  }
  if (fargate && others) {
    return error::InvalidParameterException(
        "A capacity provider strategy cannot contain a mix of capacity providers using Auto "
        "Scaling "
        "groups and Fargate providers. Specify one or the other and try again.");
  }
  return {};
}

wire::List<CapacityProviderStrategyItem> Normalised(
    const wire::List<CapacityProviderStrategyItem>& strategy) {
  wire::List<CapacityProviderStrategyItem> out = strategy;
  for (CapacityProviderStrategyItem& item : out) {
    item.capacity_provider = ShortId(item.capacity_provider);
    item.weight = item.weight.value_or(0);
    item.base = item.base.value_or(0);
  }
  return out;
}

Result<void> ApplySettings(CapacityProviderRow& row, const std::optional<ManagedScaling>& scaling,
                           const std::optional<std::string>& protection,
                           const std::optional<std::string>& draining) {
  if (scaling) {
    row.has_scaling = true;
    if (scaling->status) row.scaling = *scaling->status == "ENABLED";
    row.target = scaling->target_capacity.value_or(row.target);
    row.step_min = scaling->minimum_scaling_step_size.value_or(row.step_min);
    row.step_max = scaling->maximum_scaling_step_size.value_or(row.step_max);
    row.warmup_seconds = scaling->instance_warmup_period.value_or(row.warmup_seconds);
  }
  if (protection) row.protection = *protection == "ENABLED";
  if (draining) row.draining = *draining == "ENABLED";
  if (row.target < 1 || row.target > 100 || row.step_min < 1 || row.step_max > 10000 ||
      row.step_min > row.step_max || row.warmup_seconds < 0 || row.warmup_seconds > 10000) {
    return error::InvalidParameterException(
        "The managed scaling settings of the capacity provider are out of range.");
  }
  return {};
}

CapacityProvider ToApi(Context& ctx, const CapacityProviderRow& row, bool with_tags) {
  CapacityProvider api;
  api.name = row.name;
  api.status = row.status;
  if (!row.update_status.empty()) api.update_status = row.update_status;
  api.tags.present = true;
  if (IsFargate(row.name)) {
    api.capacity_provider_arn = CapacityProviderArn(ctx, row.name);
    api.type = row.name;
    return api;
  }
  api.capacity_provider_arn = CapacityProviderArn(ctx, row.name);
  api.type = "EC2_AUTOSCALING";
  AutoScalingGroupProvider& group = api.auto_scaling_group_provider.emplace();
  group.auto_scaling_group_arn = row.group_arn;
  ManagedScaling& scaling = group.managed_scaling.emplace();
  scaling.status = row.scaling ? "ENABLED" : "DISABLED";
  scaling.target_capacity = row.target;
  scaling.minimum_scaling_step_size = row.step_min;
  scaling.maximum_scaling_step_size = row.step_max;
  scaling.instance_warmup_period = row.warmup_seconds;
  group.managed_termination_protection = row.protection ? "ENABLED" : "DISABLED";
  group.managed_draining = row.draining ? "ENABLED" : "DISABLED";
  if (with_tags) api.tags = TagsOf(ctx, *api.capacity_provider_arn);
  return api;
}

}  // namespace wt::ecs
