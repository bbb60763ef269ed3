#include "services/application_autoscaling/resource.h"

#include "services/application_autoscaling/target.h"
#include "services/ecs/ecs.h"
#include "services/elbv2/elbv2.h"

namespace wt::application_autoscaling {
namespace {

// "service/CLUSTER/NAME"
struct Name {
  std::string_view cluster, service;
};
Name NameOf(std::string_view resource_id) {
  const std::vector<std::string_view> parts = Split(resource_id, '/');
  return {parts[1], parts[2]};
}

std::optional<ecs::ServiceView> Find(Context& ctx, std::string_view resource_id) {
  const Name name = NameOf(resource_id);
  return ecs::FindServiceView(ctx, ctx.account(), ctx.region(), name.cluster, name.service);
}

}  // namespace

std::optional<Resource> Observe(Context& ctx, std::string_view resource_id) {
  const std::optional<ecs::ServiceView> service = Find(ctx, resource_id);
  if (!service || service->status != "ACTIVE") return std::nullopt;
  return Resource{
      .desired = service->desired, .running = service->running, .deploying = service->deploying};
}

Result<void> SetCapacity(Context& ctx, std::string_view resource_id, int64_t count) {
  const Name name = NameOf(resource_id);
  return ecs::SetDesiredCount(ctx, name.cluster, name.service, count);
}

void AddEvent(Context& ctx, std::string_view resource_id, std::string_view message) {
  const Name name = NameOf(resource_id);
  ecs::WriteServiceEvent(ctx, name.cluster, name.service, message);
}

// Deviation: AWS asks whether the group is one of the service's; here whether there is such a group
// at all; because ECS does not tell its peers the groups of a service.
bool HasTargetGroup(Context& ctx, std::string_view target_group) {
  return elbv2::FindTargetGroup(ctx, ctx.ArnOf("elasticloadbalancing", target_group)).has_value();
}

void FollowSteady(Turn& turn, const ecs::ServiceSteadyChanged& news) {
  if (!news.steady) return;
  Context ctx(turn.world(), news.account, news.region);
  const std::string id = StrCat("service/", news.cluster, "/", news.service);
  const auto target = ctx.Find<TargetRow>("ecs", id, "ecs:service:DesiredCount");
  if (target) ctx.Wake(kFulfilment, TargetKey(ctx, *target));
}

void FollowDeletion(Turn& turn, const ecs::ServiceDeleted& news) {
  Context ctx(turn.world(), news.account, news.region);
  const std::string id = StrCat("service/", news.cluster, "/", news.service);
  const auto target = ctx.Find<TargetRow>("ecs", id, "ecs:service:DesiredCount");
  if (target) EraseTarget(ctx, *target);
}

}  // namespace wt::application_autoscaling
