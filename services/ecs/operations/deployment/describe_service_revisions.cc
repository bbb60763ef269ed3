#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html
Result<DescribeServiceRevisionsResponse> DescribeServiceRevisions(
    Context& ctx, const DescribeServiceRevisionsRequest& in) {
  if (in.service_revision_arns.size() > kDescribeDeploymentsMax) {
    return error::InvalidParameterException(
        "serviceRevisionArns cannot have more than 20 elements.");
  }
  DescribeServiceRevisionsResponse out;
  out.service_revisions.present = true;
  out.failures.present = true;
  for (const std::string& arn : in.service_revision_arns) {
    const auto part = ParseServicePart(ctx, "service-revision", arn);
    std::optional<ServiceRevisionRow> row;
    if (part) row = ctx.Find<ServiceRevisionRow>(part->cluster, part->service, part->id);
    if (row) {
      out.service_revisions.push_back(*row->revision);
      continue;
    }
    Failure& failure = out.failures.emplace_back();
    failure.arn = arn;
    failure.reason = "MISSING";
  }
  return out;
}

}  // namespace wt::ecs
