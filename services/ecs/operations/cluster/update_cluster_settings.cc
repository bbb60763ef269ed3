#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateClusterSettings.html
Result<UpdateClusterSettingsResponse> UpdateClusterSettings(
    Context& ctx, const UpdateClusterSettingsRequest& in) {
  ClusterRow row = WT_TRY(FindCluster(ctx, in.cluster));
  if (in.settings.empty()) {
    return error::InvalidParameterException("Settings must not be empty.");
  }
  WT_TRY(CheckSettings(in.settings));
  row.settings = in.settings;
  ctx.Put(row);
  UpdateClusterSettingsResponse out;
  out.cluster = ToApi(ctx, row, {"SETTINGS"});
  return out;
}

}  // namespace wt::ecs
