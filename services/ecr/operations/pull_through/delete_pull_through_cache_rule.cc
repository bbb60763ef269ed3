#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/state.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeletePullThroughCacheRule.html
Result<DeletePullThroughCacheRuleResponse> DeletePullThroughCacheRule(
    Context& ctx, const DeletePullThroughCacheRuleRequest& in) {
  const auto row = ctx.Find<PullThroughRow>(in.ecr_repository_prefix);
  if (!row) {
    return error::PullThroughCacheRuleNotFoundException(
        StrCat("The pull through cache rule with prefix '", in.ecr_repository_prefix,
               "' does not exist in the registry with id '", ctx.account(), "'"));
  }
  ctx.Erase<PullThroughRow>(row->prefix);
  DeletePullThroughCacheRuleResponse out;
  out.ecr_repository_prefix = row->prefix;
  out.upstream_registry_url = row->upstream_url;
  out.created_at = row->created_at;
  out.registry_id = ctx.account();
  return out;
}

}  // namespace wt::ecr
