#include "services/ecr/errors.h"
#include "services/ecr/lifecycle.h"
#include "services/ecr/operations.h"
#include "services/ecr/repository.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_StartLifecyclePolicyPreview.html
Result<StartLifecyclePolicyPreviewResponse> StartLifecyclePolicyPreview(
    Context& ctx, const StartLifecyclePolicyPreviewRequest& in) {
  const RepositoryRow row = WT_TRY(FetchRepository(ctx, in.registry_id, in.repository_name));
  const std::string text = in.lifecycle_policy_text.value_or(row.lifecycle);
  if (text.empty()) {
    return error::LifecyclePolicyNotFoundException(
        StrCat("Lifecycle policy does not exist for the repository with name '", row.name,
               "' in the registry with id '", row.account, "'"));
  }
  const auto rules = WT_TRY(ParseLifecycle(text));
  PreviewRow preview{.account = row.account, .region = row.region, .repository = row.name};
  preview.policy = text;
  for (const auto& expiry : WouldExpire(ctx, row, rules)) {
    preview.expiring.push_back(StrCat(expiry.digest, "|", expiry.priority));
  }
  ctx.Put(std::move(preview));
  return StartLifecyclePolicyPreviewResponse{.registry_id = row.account,
                                             .repository_name = row.name,
                                             .lifecycle_policy_text = text,
                                             .status = "IN_PROGRESS"};
}

}  // namespace wt::ecr
