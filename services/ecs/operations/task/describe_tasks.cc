#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/task.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html
Result<DescribeTasksResponse> DescribeTasks(Context& ctx, const DescribeTasksRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  if (in.tasks.empty()) return error::InvalidParameterException("Tasks cannot be empty.");
  if (in.tasks.size() > kDescribeMax) {
    return error::InvalidParameterException("Tasks cannot have more than 100 elements.");
  }
  DescribeTasksResponse out;
  out.tasks.present = true;
  out.failures.present = true;
  for (const std::string& reference : in.tasks) {
    const std::optional<TaskRow> row = ctx.Find<TaskRow>(cluster.name, ShortId(reference));
    if (row) {
      out.tasks.push_back(ToApi(ctx, *row, in.include));
      continue;
    }
    Failure& failure = out.failures.emplace_back();
    failure.arn = TaskArn(ctx, cluster.name, ShortId(reference));
    failure.reason = "MISSING";
  }
  return out;
}

}  // namespace wt::ecs
