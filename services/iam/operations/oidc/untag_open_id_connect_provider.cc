#include "services/iam/errors.h"
#include "services/iam/oidc_provider.h"
#include "services/iam/operations.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagOpenIDConnectProvider.html
Result<UntagOpenIDConnectProviderResponse> UntagOpenIDConnectProvider(
    Context& ctx, const UntagOpenIDConnectProviderRequest& in) {
  const OidcProviderRow row = WT_TRY(FetchProvider(ctx, in.open_id_connect_provider_arn));
  RemoveTags(ctx, StrCat("oidc/", row.url), in.tag_keys);
  return UntagOpenIDConnectProviderResponse{};
}

}  // namespace wt::iam
