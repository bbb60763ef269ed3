#include "emulator/base/encoding.h"
#include "services/ecr/operations.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html
Result<GetAuthorizationTokenResponse> GetAuthorizationToken(
    Context& ctx, const GetAuthorizationTokenRequest& in) {
  GetAuthorizationTokenResponse out;
  out.authorization_data.present = true;
  wire::List<std::string> registries = in.registry_ids;
  if (registries.empty()) registries.push_back(ctx.account());
  for (const std::string& registry : registries) {
    // The password is opaque; docker sends it back as it is.
    const std::string password = ctx.rng("ecr.token").Alnum(64);
    AuthorizationData data;
    data.authorization_token = Base64Encode(StrCat("AWS:", password));
    data.expires_at = ctx.now() + Hours(12);
    data.proxy_endpoint = StrCat("https://", registry, ".dkr.ecr.", ctx.region(), ".amazonaws.com");
    out.authorization_data.push_back(std::move(data));
  }
  return out;
}

}  // namespace wt::ecr
