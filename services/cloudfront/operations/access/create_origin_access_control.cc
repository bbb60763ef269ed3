#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateOriginAccessControl.html
Result<CreateOriginAccessControlResponse> CreateOriginAccessControl(
    Context& ctx, const CreateOriginAccessControlRequest& in) {
  if (NameTaken<OriginAccessControlConfig>(ctx, in.origin_access_control_config.name)) {
    return error::OriginAccessControlAlreadyExists(
        "An origin access control with the same name already exists.");
  }
  const auto all = AllConfigs<OriginAccessControlConfig>(ctx);
  if (std::distance(all.begin(), all.end()) >= kAccessControlsMax) {
    return error::TooManyOriginAccessControls(
        "The number of origin access controls in your account exceeds the maximum allowed.");
  }
  const ConfigRow<OriginAccessControlConfig> row =
      NewConfig(ctx, NewCapitalId(ctx), in.origin_access_control_config);
  return CreateOriginAccessControlResponse{
      .origin_access_control =
          OriginAccessControl{.id = row.id, .origin_access_control_config = *row.config},
      .location = LocationOf("origin-access-control", row.id),
      .e_tag = row.etag};
}

}  // namespace wt::cloudfront
