#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateCachePolicy.html
Result<CreateCachePolicyResponse> CreateCachePolicy(Context& ctx,
                                                    const CreateCachePolicyRequest& in) {
  // 1. In order, and with a name of its own.
  CachePolicyConfig config = in.cache_policy_config;
  WT_TRY(Settle(config));
  if (NameTaken<CachePolicyConfig>(ctx, config.name)) {
    return error::CachePolicyAlreadyExists("A cache policy with this name already exists.");
  }
  const auto all = AllConfigs<CachePolicyConfig>(ctx);
  if (std::distance(all.begin(), all.end()) >= kPoliciesMax) {
    return error::TooManyCachePolicies("You have reached the maximum number of cache policies.");
  }
  // 2. Kept, and answered as it is kept.
  const ConfigRow<CachePolicyConfig> row = NewConfig(ctx, NewPolicyId(ctx), config);
  return CreateCachePolicyResponse{
      .cache_policy = CachePolicy{.id = row.id,
                                  .last_modified_time = row.modified_at,
                                  .cache_policy_config = *row.config},
      .location = LocationOf("cache-policy", row.id),
      .e_tag = row.etag};
}

}  // namespace wt::cloudfront
