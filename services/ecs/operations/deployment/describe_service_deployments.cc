#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceDeployments.html
Result<DescribeServiceDeploymentsResponse> DescribeServiceDeployments(
    Context& ctx, const DescribeServiceDeploymentsRequest& in) {
  if (in.service_deployment_arns.size() > kDescribeDeploymentsMax) {
    return error::InvalidParameterException(
        "serviceDeploymentArns cannot have more than 20 elements.");
  }
  DescribeServiceDeploymentsResponse out;
  out.service_deployments.present = true;
  out.failures.present = true;
  for (const std::string& arn : in.service_deployment_arns) {
    const auto part = ParseServicePart(ctx, "service-deployment", arn);
    std::optional<ServiceDeploymentRow> row;
    if (part) row = ctx.Find<ServiceDeploymentRow>(part->cluster, part->service, part->id);
    if (row) {
      out.service_deployments.push_back(ToApi(ctx, *row));
      continue;
    }
    Failure& failure = out.failures.emplace_back();
    failure.arn = arn;
    failure.reason = "MISSING";
  }
  return out;
}

}  // namespace wt::ecs
