#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetPublicKey.html
Result<GetPublicKeyResponse> GetPublicKey(Context& ctx, const GetPublicKeyRequest& in) {
  const std::optional<ConfigRow<PublicKeyConfig>> row = FindConfig<PublicKeyConfig>(ctx, in.id);
  if (!row) return error::NoSuchPublicKey("The specified public key doesn't exist.");
  return GetPublicKeyResponse{.public_key = PublicKey{.id = row->id,
                                                      .created_time = row->created_at,
                                                      .public_key_config = *row->config},
                              .e_tag = row->etag};
}

}  // namespace wt::cloudfront
