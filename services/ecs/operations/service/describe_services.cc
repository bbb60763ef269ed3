#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/service.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
Result<DescribeServicesResponse> DescribeServices(Context& ctx, const DescribeServicesRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  if (in.services.empty()) return error::InvalidParameterException("Services cannot be empty.");
  if (in.services.size() > kDescribeServicesMax) {
    return error::InvalidParameterException("Services cannot have more than 10 elements.");
  }
  DescribeServicesResponse out;
  out.services.present = true;
  out.failures.present = true;
  for (const std::string& reference : in.services) {
    if (const auto row = FindServiceRow(ctx, cluster, reference)) {
      out.services.push_back(ToApi(ctx, *row, in.include));
      continue;
    }
    Failure& failure = out.failures.emplace_back();
    failure.arn = ServiceArn(ctx, cluster.name, ShortId(reference));
    failure.reason = "MISSING";
  }
  return out;
}

}  // namespace wt::ecs
