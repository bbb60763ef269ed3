#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/traffic.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachTrafficSources.html
Result<AttachTrafficSourcesResponse> AttachTrafficSources(Context& ctx,
                                                          const AttachTrafficSourcesRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  for (const TrafficSourceIdentifier& source : in.traffic_sources) {
    const std::string fallback = source.identifier.starts_with("arn:") ? "elbv2" : "elb";
    WT_TRY(Attach(ctx, group, source.type.value_or(fallback), {source.identifier}));
  }
  return AttachTrafficSourcesResponse{};
}

}  // namespace wt::autoscaling
