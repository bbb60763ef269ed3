#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateCluster.html
Result<UpdateClusterResponse> UpdateCluster(Context& ctx, const UpdateClusterRequest& in) {
  ClusterRow row = WT_TRY(FindCluster(ctx, in.cluster));
  WT_TRY(CheckSettings(in.settings));
  if (!in.settings.empty()) row.settings = in.settings;
  if (in.configuration) {
    row.configuration = *in.configuration;
    row.has_configuration = true;
  }
  if (in.service_connect_defaults) {
    row.service_connect_namespace = in.service_connect_defaults->namespace_;
  }
  ctx.Put(row);
  UpdateClusterResponse out;
  out.cluster = ToApi(ctx, row, {"SETTINGS", "CONFIGURATIONS", "TAGS"});
  return out;
}

}  // namespace wt::ecs
