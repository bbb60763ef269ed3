#include "emulator/world/world.h"
#include "services/cloudfront/cloudfront.h"
#include "services/cloudfront/controllers/deployment.h"
#include "services/cloudfront/service_entry.h"
#include "services/cloudfront/state.h"
#include "services/cloudfront/timings.h"

namespace wt::cloudfront {

void Install(World& world) {
  world.Install(GetServiceEntry());
  RegisterTimings(world, kTimings);
  world.AddRows<DistributionRow>();
  world.AddRows<AliasRow>();
  world.AddRows<InvalidationRow>();
  world.AddRows<FunctionRow>();
  world.AddRows<ConfigRow<CachePolicyConfig>>();
  world.AddRows<ConfigRow<OriginRequestPolicyConfig>>();
  world.AddRows<ConfigRow<ResponseHeadersPolicyConfig>>();
  world.AddRows<ConfigRow<OriginAccessControlConfig>>();
  world.AddRows<ConfigRow<CloudFrontOriginAccessIdentityConfig>>();
  world.AddRows<ConfigRow<PublicKeyConfig>>();
  world.AddRows<ConfigRow<KeyGroupConfig>>();
  world.AddRows<TagRow>();
  world.AddController(std::make_unique<Deployment>());
}

}  // namespace wt::cloudfront
