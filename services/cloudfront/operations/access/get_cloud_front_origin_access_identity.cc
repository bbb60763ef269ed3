#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetCloudFrontOriginAccessIdentity.html
Result<GetCloudFrontOriginAccessIdentityResponse> GetCloudFrontOriginAccessIdentity(
    Context& ctx, const GetCloudFrontOriginAccessIdentityRequest& in) {
  const std::optional<ConfigRow<CloudFrontOriginAccessIdentityConfig>> row =
      FindConfig<CloudFrontOriginAccessIdentityConfig>(ctx, in.id);
  if (!row) {
    return error::NoSuchCloudFrontOriginAccessIdentity(
        "The specified CloudFront origin access identity does not exist.");
  }
  return GetCloudFrontOriginAccessIdentityResponse{
      .cloud_front_origin_access_identity =
          CloudFrontOriginAccessIdentity{.id = row->id,
                                         .s3_canonical_user_id = row->secret,
                                         .cloud_front_origin_access_identity_config = *row->config},
      .e_tag = row->etag};
}

}  // namespace wt::cloudfront
