#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateCloudFrontOriginAccessIdentity.html
Result<CreateCloudFrontOriginAccessIdentityResponse> CreateCloudFrontOriginAccessIdentity(
    Context& ctx, const CreateCloudFrontOriginAccessIdentityRequest& in) {
  const CloudFrontOriginAccessIdentityConfig& config = in.cloud_front_origin_access_identity_config;
  // The same caller reference and comment is the same request.
  for (const ConfigRow<CloudFrontOriginAccessIdentityConfig>& row :
       AllConfigs<CloudFrontOriginAccessIdentityConfig>(ctx)) {
    if (row.config->caller_reference != config.caller_reference) continue;
    if (row.config->comment != config.comment) {
      return error::CloudFrontOriginAccessIdentityAlreadyExists(
          "The caller reference is associated with another origin access identity.");
    }
    return CreateCloudFrontOriginAccessIdentityResponse{
        .cloud_front_origin_access_identity =
            CloudFrontOriginAccessIdentity{
                .id = row.id,
                .s3_canonical_user_id = row.secret,
                .cloud_front_origin_access_identity_config = *row.config},
        .location = LocationOf("origin-access-identity/cloudfront", row.id),
        .e_tag = row.etag};
  }
  ConfigRow<CloudFrontOriginAccessIdentityConfig> row = NewConfig(ctx, NewCapitalId(ctx), config);
  row.secret = ctx.rng("cloudfront.ids").Hex(96);
  ctx.Turn::Put(row);
  return CreateCloudFrontOriginAccessIdentityResponse{
      .cloud_front_origin_access_identity =
          CloudFrontOriginAccessIdentity{.id = row.id,
                                         .s3_canonical_user_id = row.secret,
                                         .cloud_front_origin_access_identity_config = *row.config},
      .location = LocationOf("origin-access-identity/cloudfront", row.id),
      .e_tag = row.etag};
}

}  // namespace wt::cloudfront
