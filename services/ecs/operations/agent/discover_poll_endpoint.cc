#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DiscoverPollEndpoint.html
Result<DiscoverPollEndpointResponse> DiscoverPollEndpoint(Context& ctx,
                                                          const DiscoverPollEndpointRequest& in) {
  // Deviation: AWS names hosts that agents connect to; here agents are simulated, so nobody listens
  // at these addresses.
  static_cast<void>(in);
  DiscoverPollEndpointResponse out;
  out.endpoint = StrCat("https://ecs-a-1.", ctx.region(), ".amazonaws.com/");
  out.telemetry_endpoint = StrCat("https://ecs-t-1.", ctx.region(), ".amazonaws.com/");
  out.service_connect_endpoint = StrCat("https://ecs-sc.", ctx.region(), ".api.aws");
  return out;
}

}  // namespace wt::ecs
