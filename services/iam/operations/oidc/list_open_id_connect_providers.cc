#include "services/iam/errors.h"
#include "services/iam/oidc_provider.h"
#include "services/iam/operations.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviders.html
Result<ListOpenIDConnectProvidersResponse> ListOpenIDConnectProviders(
    Context& ctx, const ListOpenIDConnectProvidersRequest&) {
  ListOpenIDConnectProvidersResponse out;
  out.open_id_connect_provider_list.present = true;
  for (const OidcProviderRow& row : ctx.Global().Scan<OidcProviderRow>()) {
    out.open_id_connect_provider_list.push_back({row.arn});
  }
  return out;
}

}  // namespace wt::iam
