#include <algorithm>

#include "emulator/world/pager.h"
#include "services/ecs/cluster.h"
#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/service.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServiceDeployments.html
Result<ListServiceDeploymentsResponse> ListServiceDeployments(
    Context& ctx, const ListServiceDeploymentsRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  const auto service = FindServiceRow(ctx, cluster, in.service);
  if (!service) return error::ServiceNotFoundException("Service not found.");
  WT_TRY(CheckPageSize(in.max_results, kListPageMax));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, 20, BadToken()));

  // The newest comes first; a page goes by the place in that order.
  std::vector<const ServiceDeploymentRow*> rows;
  for (const ServiceDeploymentRow& row : ctx.Rows<ServiceDeploymentRow>().By<0>(
           ctx.account(), ctx.region(), cluster.name, service->name)) {
    rows.push_back(&row);
  }
  std::reverse(rows.begin(), rows.end());
  ListServiceDeploymentsResponse out;
  out.service_deployments.present = true;
  bool skipping = !pager.after().empty();
  for (const ServiceDeploymentRow* row : rows) {
    if (skipping) {
      skipping = row->id != pager.after();
      continue;
    }
    const ServiceDeployment& full = *row->deployment;
    const auto& wanted = in.status;
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), row->status) == wanted.end()) {
      continue;
    }
    if (in.created_at && in.created_at->after && row->created_at < *in.created_at->after) continue;
    if (in.created_at && in.created_at->before && *in.created_at->before < row->created_at) {
      continue;
    }
    if (!pager.Take(row->id)) break;
    ServiceDeploymentBrief& brief = out.service_deployments.emplace_back();
    brief.service_deployment_arn = full.service_deployment_arn;
    brief.service_arn = full.service_arn;
    brief.cluster_arn = full.cluster_arn;
    brief.started_at = full.started_at;
    brief.created_at = full.created_at;
    brief.finished_at = full.finished_at;
    if (full.target_service_revision) {
      brief.target_service_revision_arn = full.target_service_revision->arn;
    }
    brief.status = row->status;
    brief.status_reason = full.status_reason;
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecs
