#include <algorithm>

#include "services/ecs/capacity_provider.h"
#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html
Result<PutClusterCapacityProvidersResponse> PutClusterCapacityProviders(
    Context& ctx, const PutClusterCapacityProvidersRequest& in) {
  ClusterRow row = WT_TRY(FindCluster(ctx, in.cluster));
  row = WT_TRY(
      SetCapacityProviders(ctx, row, in.capacity_providers, in.default_capacity_provider_strategy));
  PutClusterCapacityProvidersResponse out;
  out.cluster = ToApi(ctx, row, {"ATTACHMENTS", "SETTINGS", "CONFIGURATIONS", "TAGS"});
  return out;
}

}  // namespace wt::ecs
