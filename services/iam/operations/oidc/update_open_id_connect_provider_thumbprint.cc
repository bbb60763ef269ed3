#include "services/iam/errors.h"
#include "services/iam/oidc_provider.h"
#include "services/iam/operations.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateOpenIDConnectProviderThumbprint.html
Result<UpdateOpenIDConnectProviderThumbprintResponse> UpdateOpenIDConnectProviderThumbprint(
    Context& ctx, const UpdateOpenIDConnectProviderThumbprintRequest& in) {
  OidcProviderRow row = WT_TRY(FetchProvider(ctx, in.open_id_connect_provider_arn));
  row.thumbprints.assign(in.thumbprint_list.begin(), in.thumbprint_list.end());
  ctx.Put(std::move(row));
  return UpdateOpenIDConnectProviderThumbprintResponse{};
}

}  // namespace wt::iam
