#include <vector>

#include "services/iam/errors.h"
#include "services/iam/oidc_provider.h"
#include "services/iam/operations.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html
Result<RemoveClientIDFromOpenIDConnectProviderResponse> RemoveClientIDFromOpenIDConnectProvider(
    Context& ctx, const RemoveClientIDFromOpenIDConnectProviderRequest& in) {
  OidcProviderRow row = WT_TRY(FetchProvider(ctx, in.open_id_connect_provider_arn));
  std::erase(row.clients, in.client_id);
  ctx.Put(std::move(row));
  return RemoveClientIDFromOpenIDConnectProviderResponse{};
}

}  // namespace wt::iam
