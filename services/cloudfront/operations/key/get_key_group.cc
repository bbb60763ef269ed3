#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetKeyGroup.html
Result<GetKeyGroupResponse> GetKeyGroup(Context& ctx, const GetKeyGroupRequest& in) {
  const std::optional<ConfigRow<KeyGroupConfig>> row = FindConfig<KeyGroupConfig>(ctx, in.id);
  if (!row) return error::NoSuchResource("A resource that was specified is not valid.");
  return GetKeyGroupResponse{.key_group = KeyGroup{.id = row->id,
                                                   .last_modified_time = row->modified_at,
                                                   .key_group_config = *row->config},
                             .e_tag = row->etag};
}

}  // namespace wt::cloudfront
