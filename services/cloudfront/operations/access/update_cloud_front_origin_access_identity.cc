#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateCloudFrontOriginAccessIdentity.html
Result<UpdateCloudFrontOriginAccessIdentityResponse> UpdateCloudFrontOriginAccessIdentity(
    Context& ctx, const UpdateCloudFrontOriginAccessIdentityRequest& in) {
  const std::optional<ConfigRow<CloudFrontOriginAccessIdentityConfig>> row =
      FindConfig<CloudFrontOriginAccessIdentityConfig>(ctx, in.id);
  if (!row) {
    return error::NoSuchCloudFrontOriginAccessIdentity(
        "The specified CloudFront origin access identity does not exist.");
  }
  WT_TRY(CheckIfMatch(in.if_match, row->etag));
  const CloudFrontOriginAccessIdentityConfig& config = in.cloud_front_origin_access_identity_config;
  if (config.caller_reference != row->config->caller_reference) {
    return error::IllegalUpdate("The update contains modifications that are not allowed.");
  }
  const ConfigRow<CloudFrontOriginAccessIdentityConfig> updated = ReplaceConfig(ctx, *row, config);
  return UpdateCloudFrontOriginAccessIdentityResponse{
      .cloud_front_origin_access_identity =
          CloudFrontOriginAccessIdentity{
              .id = updated.id,
              .s3_canonical_user_id = updated.secret,
              .cloud_front_origin_access_identity_config = *updated.config},
      .e_tag = updated.etag};
}

}  // namespace wt::cloudfront
