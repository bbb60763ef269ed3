#include <algorithm>

#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DeletePublicKey.html
Result<DeletePublicKeyResponse> DeletePublicKey(Context& ctx, const DeletePublicKeyRequest& in) {
  const std::optional<ConfigRow<PublicKeyConfig>> row = FindConfig<PublicKeyConfig>(ctx, in.id);
  if (!row) return error::NoSuchPublicKey("The specified public key doesn't exist.");
  WT_TRY(CheckIfMatch(in.if_match, row->etag));
  for (const ConfigRow<KeyGroupConfig>& group : AllConfigs<KeyGroupConfig>(ctx)) {
    const auto& keys = group.config->items;
    if (std::find(keys.begin(), keys.end(), in.id) != keys.end()) {
      return error::PublicKeyInUse("The specified public key is in use.");
    }
  }
  EraseConfig<PublicKeyConfig>(ctx, in.id);
  return DeletePublicKeyResponse{};
}

}  // namespace wt::cloudfront
