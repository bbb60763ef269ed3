#include "emulator/world/pager.h"
#include "services/ecs/cluster.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListClusters.html
Result<ListClustersResponse> ListClusters(Context& ctx, const ListClustersRequest& in) {
  WT_TRY(CheckPageSize(in.max_results, kListPageMax));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, kListPageMax, BadToken()));
  ListClustersResponse out;
  out.cluster_arns.present = true;
  for (const ClusterRow& row : ctx.Scan<ClusterRow>()) {
    if (row.status != "ACTIVE" || pager.Before(row.name)) continue;
    if (!pager.Take(row.name)) break;
    out.cluster_arns.push_back(ClusterArn(ctx, row.name));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecs
