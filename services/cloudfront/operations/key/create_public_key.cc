#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreatePublicKey.html
Result<CreatePublicKeyResponse> CreatePublicKey(Context& ctx, const CreatePublicKeyRequest& in) {
  const PublicKeyConfig& config = in.public_key_config;
  if (config.encoded_key.find("-----BEGIN PUBLIC KEY-----") == std::string::npos) {
    return error::InvalidArgument("The parameter EncodedKey is not a public key in PEM form.");
  }
  if (NameTaken<PublicKeyConfig>(ctx, config.name)) {
    return error::PublicKeyAlreadyExists("The specified public key already exists.");
  }
  std::string id = "K" + NewCapitalId(ctx).substr(1);
  const ConfigRow<PublicKeyConfig> row = NewConfig(ctx, std::move(id), config);
  return CreatePublicKeyResponse{
      .public_key =
          PublicKey{.id = row.id, .created_time = row.created_at, .public_key_config = *row.config},
      .location = LocationOf("public-key", row.id),
      .e_tag = row.etag};
}

}  // namespace wt::cloudfront
