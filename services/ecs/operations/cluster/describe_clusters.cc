#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html
Result<DescribeClustersResponse> DescribeClusters(Context& ctx, const DescribeClustersRequest& in) {
  if (in.clusters.size() > kDescribeMax) {
    return error::InvalidParameterException("Clusters cannot have more than 100 elements.");
  }
  wire::List<std::string> names = in.clusters;
  if (names.empty()) names.push_back("default");
  DescribeClustersResponse out;
  out.clusters.present = true;
  out.failures.present = true;
  for (const std::string& reference : names) {
    const std::string name = ClusterName(reference);
    const std::optional<ClusterRow> row = ctx.Find<ClusterRow>(name);
    if (row && (!reference.starts_with("arn:") || reference == ClusterArn(ctx, name))) {
      out.clusters.push_back(ToApi(ctx, *row, in.include));
      continue;
    }
    Failure& failure = out.failures.emplace_back();
    failure.arn = reference.starts_with("arn:") ? reference : ClusterArn(ctx, name);
    failure.reason = "MISSING";
  }
  return out;
}

}  // namespace wt::ecs
