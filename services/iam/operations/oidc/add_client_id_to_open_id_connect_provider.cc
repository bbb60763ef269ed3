#include <algorithm>

#include "services/iam/errors.h"
#include "services/iam/oidc_provider.h"
#include "services/iam/operations.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html
Result<AddClientIDToOpenIDConnectProviderResponse> AddClientIDToOpenIDConnectProvider(
    Context& ctx, const AddClientIDToOpenIDConnectProviderRequest& in) {
  OidcProviderRow row = WT_TRY(FetchProvider(ctx, in.open_id_connect_provider_arn));
  if (std::find(row.clients.begin(), row.clients.end(), in.client_id) == row.clients.end()) {
    row.clients.push_back(in.client_id);
  }
  ctx.Put(std::move(row));
  return AddClientIDToOpenIDConnectProviderResponse{};
}

}  // namespace wt::iam
