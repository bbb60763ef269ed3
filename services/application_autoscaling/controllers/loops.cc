#include "services/application_autoscaling/controllers/loops.h"

#include <algorithm>

#include "services/application_autoscaling/activity.h"
#include "services/application_autoscaling/limits.h"
#include "services/application_autoscaling/resource.h"
#include "services/application_autoscaling/scheduled.h"

namespace wt::application_autoscaling {

void Bounds::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const std::optional<TargetRow> target = TargetOfKey(ctx, scope.rest);
  if (!target) return;
  // The bounds are kept where the service is not active, and nothing is moved.
  const std::optional<Resource> resource = Observe(ctx, target->resource_id);
  if (!resource) return;
  const int64_t wanted = std::clamp(resource->desired, target->capacity_min, target->capacity_max);
  if (wanted == resource->desired) return;
  const std::string cause =
      StrCat(wanted > resource->desired ? "minimum" : "maximum", " capacity was set to ", wanted);
  Scale(ctx, *target, resource->desired, wanted, cause, false);
}

void Fulfilment::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const std::optional<TargetRow> target = TargetOfKey(ctx, scope.rest);
  if (!target) return;
  if (LookAtFulfilment(ctx, *target)) ctx.WakeIn(kFulfilment, kFulfilmentLook, key);
}

void Scheduled::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  if (const auto row = ScheduledOfKey(ctx, scope.rest)) RunScheduled(ctx, *row);
}

}  // namespace wt::application_autoscaling
