#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"
#include "services/ecs/service.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html
Result<StopServiceDeploymentResponse> StopServiceDeployment(
    Context& ctx, const StopServiceDeploymentRequest& in) {
  // 1. It must be under way.
  const auto part = ParseServicePart(ctx, "service-deployment", in.service_deployment_arn);
  std::optional<ServiceDeploymentRow> record;
  if (part) record = ctx.Find<ServiceDeploymentRow>(part->cluster, part->service, part->id);
  if (!record) {
    return error::ServiceDeploymentNotFoundException("Service deployment not found.");
  }
  if (in.stop_type.value_or("ROLLBACK") != "ROLLBACK") {
    return error::InvalidParameterException("stopType must be one of [ROLLBACK].");
  }
  std::optional<ServiceRow> service = ctx.Find<ServiceRow>(record->cluster, record->service);
  std::optional<DeploymentRow> deployment;
  if (service)
    deployment = ctx.Find<DeploymentRow>(service->cluster, service->name, service->primary);
  if (record->status != "IN_PROGRESS" || !deployment ||
      deployment->service_deployment != record->id) {
    return error::ConflictException("The service deployment is no longer in progress.");
  }
  // 2. Back to the last completed one.
  if (service->last_completed == 0 || service->last_completed == deployment->number) {
    return error::ConflictException("There is no completed service revision to roll back to.");
  }
  FailDeployment(ctx, *service, *deployment, DeploymentFailure::kStoppedByUser, true);
  ctx.Put(*service);
  WakeService(ctx, service->cluster, service->name);
  StopServiceDeploymentResponse out;
  out.service_deployment_arn = in.service_deployment_arn;
  return out;
}

}  // namespace wt::ecs
