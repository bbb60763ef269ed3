#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/state.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html
Result<CreatePullThroughCacheRuleResponse> CreatePullThroughCacheRule(
    Context& ctx, const CreatePullThroughCacheRuleRequest& in) {
  if (ctx.Peek<PullThroughRow>(in.ecr_repository_prefix) != nullptr) {
    return error::PullThroughCacheRuleAlreadyExistsException(
        StrCat("The pull through cache rule with prefix '", in.ecr_repository_prefix,
               "' already exists in the registry with id '", ctx.account(), "'"));
  }
  // Deviation: AWS fetches images through the rule; here the rule is kept and no image comes by it;
  // because no network is asked.
  PullThroughRow row;
  row.prefix = in.ecr_repository_prefix;
  row.upstream_url = in.upstream_registry_url;
  row.upstream_registry = in.upstream_registry.value_or("");
  row.upstream_prefix = in.upstream_repository_prefix.value_or("");
  row.credential_arn = in.credential_arn.value_or("");
  row.role_arn = in.custom_role_arn.value_or("");
  row.created_at = row.updated_at = ctx.now();
  ctx.Put(row);
  CreatePullThroughCacheRuleResponse out;
  out.ecr_repository_prefix = row.prefix;
  out.upstream_registry_url = row.upstream_url;
  out.created_at = row.created_at;
  out.registry_id = ctx.account();
  out.upstream_registry = in.upstream_registry;
  out.credential_arn = in.credential_arn;
  out.custom_role_arn = in.custom_role_arn;
  out.upstream_repository_prefix = in.upstream_repository_prefix;
  return out;
}

}  // namespace wt::ecr
