#include "emulator/world/pager.h"
#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/state.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribePullThroughCacheRules.html
Result<DescribePullThroughCacheRulesResponse> DescribePullThroughCacheRules(
    Context& ctx, const DescribePullThroughCacheRulesRequest& in) {
  DescribePullThroughCacheRulesResponse out;
  out.pull_through_cache_rules.present = true;
  const auto shown = [&](const PullThroughRow& row) {
    const auto given = [](const std::string& text) {
      return text.empty() ? std::nullopt : std::optional(text);
    };
    PullThroughCacheRule rule;
    rule.ecr_repository_prefix = row.prefix;
    rule.upstream_registry_url = row.upstream_url;
    rule.created_at = row.created_at;
    rule.registry_id = ctx.account();
    rule.credential_arn = given(row.credential_arn);
    rule.custom_role_arn = given(row.role_arn);
    rule.upstream_repository_prefix = given(row.upstream_prefix);
    rule.upstream_registry = given(row.upstream_registry);
    rule.updated_at = row.updated_at;
    return rule;
  };
  for (const std::string& prefix : in.ecr_repository_prefixes) {
    const auto row = ctx.Find<PullThroughRow>(prefix);
    if (!row) {
      return error::PullThroughCacheRuleNotFoundException(
          StrCat("The pull through cache rule with prefix '", prefix,
                 "' does not exist in the registry with id '", ctx.account(), "'"));
    }
    out.pull_through_cache_rules.push_back(shown(*row));
  }
  if (!in.ecr_repository_prefixes.empty()) return out;
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, 100,
                                   error::InvalidParameterException("Invalid nextToken")));
  for (const PullThroughRow& row : ctx.Scan<PullThroughRow>()) {
    if (pager.Before(row.prefix)) continue;
    if (!pager.Take(row.prefix)) break;
    out.pull_through_cache_rules.push_back(shown(row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecr
