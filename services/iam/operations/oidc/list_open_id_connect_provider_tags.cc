#include "services/iam/errors.h"
#include "services/iam/oidc_provider.h"
#include "services/iam/operations.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviderTags.html
Result<ListOpenIDConnectProviderTagsResponse> ListOpenIDConnectProviderTags(
    Context& ctx, const ListOpenIDConnectProviderTagsRequest& in) {
  const OidcProviderRow row = WT_TRY(FetchProvider(ctx, in.open_id_connect_provider_arn));
  ListOpenIDConnectProviderTagsResponse out;
  WT_TRY(ListTags(ctx, StrCat("oidc/", row.url), in, out));
  return out;
}

}  // namespace wt::iam
