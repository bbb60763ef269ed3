#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DeleteCloudFrontOriginAccessIdentity.html
Result<DeleteCloudFrontOriginAccessIdentityResponse> DeleteCloudFrontOriginAccessIdentity(
    Context& ctx, const DeleteCloudFrontOriginAccessIdentityRequest& in) {
  const std::optional<ConfigRow<CloudFrontOriginAccessIdentityConfig>> row =
      FindConfig<CloudFrontOriginAccessIdentityConfig>(ctx, in.id);
  if (!row) {
    return error::NoSuchCloudFrontOriginAccessIdentity(
        "The specified CloudFront origin access identity does not exist.");
  }
  WT_TRY(CheckIfMatch(in.if_match, row->etag));
  const auto users = DistributionsWhere(
      ctx, [&](const DistributionConfig& config) { return UsesAccessIdentity(config, in.id); });
  if (!users.empty()) {
    return error::CloudFrontOriginAccessIdentityInUse(
        "The CloudFront origin access identity is still being used.");
  }
  EraseConfig<CloudFrontOriginAccessIdentityConfig>(ctx, in.id);
  return DeleteCloudFrontOriginAccessIdentityResponse{};
}

}  // namespace wt::cloudfront
