#include "emulator/laws/cluster_query/cluster_query.h"
#include "emulator/world/pager.h"
#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"

namespace wt::ecs {
namespace {

namespace query = laws::cluster_query;

bool PassesQuery(Context& ctx, const ContainerInstanceRow& row, const query::Query& filter) {
  const laws::placement::Instance instance = ToLaw(ctx, row);
  query::Subject subject;
  subject.attributes = instance.attributes;
  subject.task_groups = instance.task_groups;
  subject.ec2_instance_id = instance.ec2_instance_id;
  subject.agent_version = instance.agent_version;
  subject.agent_connected = instance.agent_connected;
  subject.running_tasks_count = instance.running_tasks_count;
  subject.registered_at = instance.registered_at;
  return query::Matches(filter, subject);
}

}  // namespace

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListContainerInstances.html
Result<ListContainerInstancesResponse> ListContainerInstances(
    Context& ctx, const ListContainerInstancesRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  WT_TRY(CheckPageSize(in.max_results, kListPageMax));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, kListPageMax, BadToken()));
  std::optional<query::Query> filter;
  if (in.filter && !in.filter->empty()) filter = WT_TRY(query::Parse(*in.filter));
  ListContainerInstancesResponse out;
  out.container_instance_arns.present = true;
  for (const ContainerInstanceRow& row : ctx.Scan<ContainerInstanceRow>(cluster.name)) {
    if (in.status ? row.status != *in.status : row.status == "INACTIVE") continue;
    if (pager.Before(row.id)) continue;
    if (filter && !PassesQuery(ctx, row, *filter)) continue;
    if (!pager.Take(row.id)) break;
    out.container_instance_arns.push_back(ContainerInstanceArn(ctx, cluster.name, row.id));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecs
