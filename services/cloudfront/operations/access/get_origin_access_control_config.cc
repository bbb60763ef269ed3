#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetOriginAccessControlConfig.html
Result<GetOriginAccessControlConfigResponse> GetOriginAccessControlConfig(
    Context& ctx, const GetOriginAccessControlConfigRequest& in) {
  const std::optional<ConfigRow<OriginAccessControlConfig>> row =
      FindConfig<OriginAccessControlConfig>(ctx, in.id);
  if (!row) {
    return error::NoSuchOriginAccessControl("The origin access control does not exist.");
  }
  return GetOriginAccessControlConfigResponse{.origin_access_control_config = *row->config,
                                              .e_tag = row->etag};
}

}  // namespace wt::cloudfront
