#include <algorithm>

#include "services/ecs/cluster.h"
#include "services/ecs/deployment.h"
#include "services/ecs/operations.h"
#include "services/ecs/task_set.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskSets.html
Result<DescribeTaskSetsResponse> DescribeTaskSets(Context& ctx, const DescribeTaskSetsRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  const ServiceRow service = WT_TRY(FindActiveService(ctx, cluster, in.service));
  WT_TRY(CheckExternal(service));
  const ServiceCounts counts = CountsOf(ctx, service);
  DescribeTaskSetsResponse out;
  out.task_sets.present = true;
  out.failures.present = true;
  if (in.task_sets.empty()) {
    for (const DeploymentRow& set : ctx.Scan<DeploymentRow>(service.cluster, service.name)) {
      if (set.task_set)
        out.task_sets.push_back(ToTaskSet(ctx, service, set, counts.of(set.number)));
    }
    return out;
  }
  for (const std::string& reference : in.task_sets) {
    const Result<DeploymentRow> set = FindTaskSet(ctx, service, reference);
    if (set.ok()) {
      out.task_sets.push_back(ToTaskSet(ctx, service, *set, counts.of(set->number)));
      continue;
    }
    Failure& failure = out.failures.emplace_back();
    failure.arn = reference;
    failure.reason = "MISSING";
  }
  return out;
}

}  // namespace wt::ecs
