#include "emulator/world/pager.h"
#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetLifecyclePolicyPreview.html
Result<GetLifecyclePolicyPreviewResponse> GetLifecyclePolicyPreview(
    Context& ctx, const GetLifecyclePolicyPreviewRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  const auto preview = ctx.Turn::Find<PreviewRow>(row.account, row.region, row.name);
  if (!preview) {
    return error::LifecyclePolicyPreviewNotFoundException(
        StrCat("Lifecycle policy preview does not exist for the repository with name '", row.name,
               "' in the registry with id '", row.account, "'"));
  }
  GetLifecyclePolicyPreviewResponse out;
  out.registry_id = row.account;
  out.repository_name = row.name;
  out.lifecycle_policy_text = preview->policy;
  out.status = "COMPLETE";
  out.preview_results.present = true;
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, 100,
                                   error::InvalidParameterException("Invalid nextToken")));
  for (const std::string& line : preview->expiring) {
    if (pager.Before(line)) continue;
    if (!pager.Take(line)) break;
    const size_t bar = line.find('|');
    const auto image =
        ctx.Turn::Find<ImageRow>(row.account, row.region, row.name, line.substr(0, bar));
    if (!image) continue;
    LifecyclePolicyPreviewResult result;
    result.image_tags = image->tags;
    result.image_digest = image->digest;
    result.image_pushed_at = image->pushed_at;
    result.action = LifecyclePolicyRuleAction{.type = "EXPIRE"};
    result.applied_rule_priority = ParseInt(line.substr(bar + 1));
    out.preview_results.push_back(std::move(result));
  }
  out.next_token = pager.next();
  out.summary = LifecyclePolicyPreviewSummary{.expiring_image_total_count =
                                                  static_cast<int64_t>(preview->expiring.size())};
  return out;
}

}  // namespace wt::ecr
