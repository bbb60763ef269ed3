#include "services/cloudfront/errors.h"
#include "services/cloudfront/key_group.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateKeyGroup.html
Result<UpdateKeyGroupResponse> UpdateKeyGroup(Context& ctx, const UpdateKeyGroupRequest& in) {
  const std::optional<ConfigRow<KeyGroupConfig>> row = FindConfig<KeyGroupConfig>(ctx, in.id);
  if (!row) return error::NoSuchResource("A resource that was specified is not valid.");
  WT_TRY(CheckIfMatch(in.if_match, row->etag));
  WT_TRY(CheckKeyGroup(ctx, in.key_group_config, in.id));
  const ConfigRow<KeyGroupConfig> updated = ReplaceConfig(ctx, *row, in.key_group_config);
  return UpdateKeyGroupResponse{.key_group = KeyGroup{.id = updated.id,
                                                      .last_modified_time = updated.modified_at,
                                                      .key_group_config = *updated.config},
                                .e_tag = updated.etag};
}

}  // namespace wt::cloudfront
