#include "services/iam/errors.h"
#include "services/iam/oidc_provider.h"
#include "services/iam/operations.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html
Result<DeleteOpenIDConnectProviderResponse> DeleteOpenIDConnectProvider(
    Context& ctx, const DeleteOpenIDConnectProviderRequest& in) {
  const OidcProviderRow row = WT_TRY(FetchProvider(ctx, in.open_id_connect_provider_arn));
  EraseTags(ctx, StrCat("oidc/", row.url));
  ctx.Global().Erase<OidcProviderRow>(row.url);
  return DeleteOpenIDConnectProviderResponse{};
}

}  // namespace wt::iam
