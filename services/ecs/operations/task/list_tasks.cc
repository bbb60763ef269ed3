#include "emulator/world/pager.h"
#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/service.h"
#include "services/ecs/task.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html
Result<ListTasksResponse> ListTasks(Context& ctx, const ListTasksRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  WT_TRY(CheckPageSize(in.max_results, kListPageMax));
  const std::string desired = in.desired_status.value_or("RUNNING");
  if (desired != "RUNNING" && desired != "STOPPED" && desired != "PENDING") {
    return error::InvalidParameterException(
        "desiredStatus must be one of [RUNNING, PENDING, STOPPED].");
  }
  if (in.started_by && (in.family || in.service_name || in.container_instance)) {
    return error::InvalidParameterException(
        "Cannot specify startedBy together with other filters.");
  }
  std::string instance;
  if (in.container_instance) {
    const auto row = FindContainerInstance(ctx, cluster, *in.container_instance);
    if (!row) {
      return error::InvalidParameterException("The referenced container instance was not found.");
    }
    instance = row->id;
  }
  std::string service;
  if (in.service_name) service = WT_TRY(FindService(ctx, cluster, *in.service_name)).name;
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, kListPageMax, BadToken()));
  ListTasksResponse out;
  out.task_arns.present = true;
  const auto list = [&](const auto& rows) {
    for (const TaskRow& row : rows) {
      if (pager.Before(row.id) || row.desired_status != desired) continue;
      if (in.family && row.family != *in.family) continue;
      if (in.started_by && row.started_by != *in.started_by) continue;
      if (in.launch_type && row.launch_type != *in.launch_type) continue;
      if (!service.empty() && row.service != service) continue;
      if (!instance.empty() && row.instance_id != instance) continue;
      if (!pager.Take(row.id)) break;
      out.task_arns.push_back(TaskArn(ctx, cluster.name, row.id));
    }
  };
  // Each index gives its tasks in the order of their ids.
  const auto& tasks = ctx.Rows<TaskRow>();
  if (!instance.empty()) {
    list(tasks.By<kTasksOnInstance>(ctx.account(), ctx.region(), cluster.name, instance));
  } else if (!service.empty()) {
    list(tasks.By<kTasksOfService>(ctx.account(), ctx.region(), cluster.name, service));
  } else {
    list(ctx.Scan<TaskRow>(cluster.name));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecs
