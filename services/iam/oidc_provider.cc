#include "services/iam/oidc_provider.h"

#include "services/iam/errors.h"

namespace wt::iam {

Result<std::string> ProviderUrl(std::string_view url) {
  constexpr std::string_view kScheme = "https://";
  if (!url.starts_with(kScheme) || url.size() == kScheme.size()) {
    return Error{.code = "ValidationError", .message = "Invalid Open ID Connect Provider URL"};
  }
  url.remove_prefix(kScheme.size());
  if (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

Result<OidcProviderRow> FetchProvider(Context& ctx, std::string_view arn) {
  const size_t at = arn.find(":oidc-provider/");
  std::optional<OidcProviderRow> row;
  if (at != std::string_view::npos) {
    row = ctx.Global().Find<OidcProviderRow>(arn.substr(at + 15));
  }
  if (!row || row->arn != arn) {
    return error::NoSuchEntityException(StrCat("OpenIDConnect Provider not found for arn ", arn));
  }
  return *std::move(row);
}

}  // namespace wt::iam
