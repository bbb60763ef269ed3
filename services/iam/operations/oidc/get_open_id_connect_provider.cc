#include "services/iam/errors.h"
#include "services/iam/oidc_provider.h"
#include "services/iam/operations.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html
Result<GetOpenIDConnectProviderResponse> GetOpenIDConnectProvider(
    Context& ctx, const GetOpenIDConnectProviderRequest& in) {
  const OidcProviderRow row = WT_TRY(FetchProvider(ctx, in.open_id_connect_provider_arn));
  GetOpenIDConnectProviderResponse out;
  out.url = row.url;
  out.client_id_list = row.clients;
  out.thumbprint_list = row.thumbprints;
  out.create_date = row.created_at;
  out.tags = TagsOf(ctx, ctx.account(), StrCat("oidc/", row.url));
  out.tags.present = true;
  return out;
}

}  // namespace wt::iam
