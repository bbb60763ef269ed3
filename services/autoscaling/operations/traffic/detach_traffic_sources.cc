#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/traffic.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DetachTrafficSources.html
Result<DetachTrafficSourcesResponse> DetachTrafficSources(Context& ctx,
                                                          const DetachTrafficSourcesRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  std::vector<std::string> identifiers;
  for (const TrafficSourceIdentifier& source : in.traffic_sources) {
    identifiers.push_back(source.identifier);
  }
  WT_TRY(Detach(ctx, group, identifiers));
  return DetachTrafficSourcesResponse{};
}

}  // namespace wt::autoscaling
