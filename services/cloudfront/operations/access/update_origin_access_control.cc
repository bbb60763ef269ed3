#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateOriginAccessControl.html
Result<UpdateOriginAccessControlResponse> UpdateOriginAccessControl(
    Context& ctx, const UpdateOriginAccessControlRequest& in) {
  const std::optional<ConfigRow<OriginAccessControlConfig>> row =
      FindConfig<OriginAccessControlConfig>(ctx, in.id);
  if (!row) {
    return error::NoSuchOriginAccessControl("The origin access control does not exist.");
  }
  WT_TRY(CheckIfMatch(in.if_match, row->etag));
  if (NameTaken<OriginAccessControlConfig>(ctx, in.origin_access_control_config.name, in.id)) {
    return error::OriginAccessControlAlreadyExists(
        "An origin access control with the same name already exists.");
  }
  const ConfigRow<OriginAccessControlConfig> updated =
      ReplaceConfig(ctx, *row, in.origin_access_control_config);
  return UpdateOriginAccessControlResponse{
      .origin_access_control =
          OriginAccessControl{.id = updated.id, .origin_access_control_config = *updated.config},
      .e_tag = updated.etag};
}

}  // namespace wt::cloudfront
