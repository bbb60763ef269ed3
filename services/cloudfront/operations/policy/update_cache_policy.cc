#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateCachePolicy.html
Result<UpdateCachePolicyResponse> UpdateCachePolicy(Context& ctx,
                                                    const UpdateCachePolicyRequest& in) {
  if (IsManaged<CachePolicyConfig>(in.id)) {
    return error::AccessDenied("A managed policy can be neither changed nor deleted.");
  }
  const std::optional<ConfigRow<CachePolicyConfig>> found = FindCachePolicy(ctx, in.id);
  if (!found) {
    return error::NoSuchCachePolicy("The cache policy does not exist.");
  }
  WT_TRY(CheckIfMatch(in.if_match, found->etag));
  CachePolicyConfig config = in.cache_policy_config;
  WT_TRY(Settle(config));
  if (NameTaken<CachePolicyConfig>(ctx, config.name, in.id)) {
    return error::CachePolicyAlreadyExists("A cache policy with this name already exists.");
  }
  const ConfigRow<CachePolicyConfig> row = ReplaceConfig(ctx, *found, config);
  return UpdateCachePolicyResponse{
      .cache_policy = CachePolicy{.id = row.id,
                                  .last_modified_time = row.modified_at,
                                  .cache_policy_config = *row.config},
      .e_tag = row.etag};
}

}  // namespace wt::cloudfront
