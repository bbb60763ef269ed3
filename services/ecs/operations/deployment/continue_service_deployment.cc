#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"
#include "services/ecs/service.h"
#include "services/ecs/traffic.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContinueServiceDeployment.html
Result<ContinueServiceDeploymentResponse> ContinueServiceDeployment(
    Context& ctx, const ContinueServiceDeploymentRequest& in) {
  // 1. The deployment, and the hook that it waits for.
  const auto part = ParseServicePart(ctx, "service-deployment", in.service_deployment_arn);
  std::optional<ServiceDeploymentRow> record;
  if (part) record = ctx.Find<ServiceDeploymentRow>(part->cluster, part->service, part->id);
  if (!record) {
    return error::ServiceDeploymentNotFoundException("Service deployment not found.");
  }
  std::optional<ServiceRow> service = ctx.Find<ServiceRow>(record->cluster, record->service);
  std::optional<DeploymentRow> deployment;
  if (service) {
    deployment = ctx.Find<DeploymentRow>(service->cluster, service->name, service->primary);
  }
  const bool waits = deployment && deployment->service_deployment == record->id &&
                     deployment->hook_waits.ends_with(StrCat("|", in.hook_id));
  if (!waits || in.hook_id.empty()) {
    return error::InvalidParameterException(
        StrCat("The lifecycle hook ", in.hook_id, " is not awaiting action."));
  }
  // 2. On, or back.
  if (in.action.value_or("CONTINUE") == "ROLLBACK") {
    ReleaseHook(ctx, *deployment, "FAILED");
    FailDeployment(ctx, *service, *deployment, DeploymentFailure::kHook, true);
    ctx.Put(*service);
  } else {
    ReleaseHook(ctx, *deployment, "SUCCEEDED");
  }
  WakeService(ctx, service->cluster, service->name);
  ContinueServiceDeploymentResponse out;
  out.service_deployment_arn = in.service_deployment_arn;
  return out;
}

}  // namespace wt::ecs
