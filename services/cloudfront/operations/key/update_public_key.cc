#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdatePublicKey.html
Result<UpdatePublicKeyResponse> UpdatePublicKey(Context& ctx, const UpdatePublicKeyRequest& in) {
  const std::optional<ConfigRow<PublicKeyConfig>> row = FindConfig<PublicKeyConfig>(ctx, in.id);
  if (!row) return error::NoSuchPublicKey("The specified public key doesn't exist.");
  WT_TRY(CheckIfMatch(in.if_match, row->etag));
  const PublicKeyConfig& config = in.public_key_config;
  if (config.name != row->config->name || config.encoded_key != row->config->encoded_key ||
      config.caller_reference != row->config->caller_reference) {
    return error::CannotChangeImmutablePublicKeyFields(
        "You can't change the value of a public key.");
  }
  const ConfigRow<PublicKeyConfig> updated = ReplaceConfig(ctx, *row, config);
  return UpdatePublicKeyResponse{.public_key = PublicKey{.id = updated.id,
                                                         .created_time = updated.created_at,
                                                         .public_key_config = *updated.config},
                                 .e_tag = updated.etag};
}

}  // namespace wt::cloudfront
