#include "services/iam/errors.h"
#include "services/iam/oidc_provider.h"
#include "services/iam/operations.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagOpenIDConnectProvider.html
Result<TagOpenIDConnectProviderResponse> TagOpenIDConnectProvider(
    Context& ctx, const TagOpenIDConnectProviderRequest& in) {
  const OidcProviderRow row = WT_TRY(FetchProvider(ctx, in.open_id_connect_provider_arn));
  WT_TRY(PutTags(ctx, StrCat("oidc/", row.url), in.tags));
  return TagOpenIDConnectProviderResponse{};
}

}  // namespace wt::iam
