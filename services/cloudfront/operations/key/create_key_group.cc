#include "services/cloudfront/key_group.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateKeyGroup.html
Result<CreateKeyGroupResponse> CreateKeyGroup(Context& ctx, const CreateKeyGroupRequest& in) {
  WT_TRY(CheckKeyGroup(ctx, in.key_group_config, ""));
  const ConfigRow<KeyGroupConfig> row = NewConfig(ctx, NewPolicyId(ctx), in.key_group_config);
  return CreateKeyGroupResponse{.key_group = KeyGroup{.id = row.id,
                                                      .last_modified_time = row.modified_at,
                                                      .key_group_config = *row.config},
                                .location = LocationOf("key-group", row.id),
                                .e_tag = row.etag};
}

}  // namespace wt::cloudfront
