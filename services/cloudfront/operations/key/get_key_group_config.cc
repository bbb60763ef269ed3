#include "services/cloudfront/errors.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetKeyGroupConfig.html
Result<GetKeyGroupConfigResponse> GetKeyGroupConfig(Context& ctx,
                                                    const GetKeyGroupConfigRequest& in) {
  const std::optional<ConfigRow<KeyGroupConfig>> row = FindConfig<KeyGroupConfig>(ctx, in.id);
  if (!row) return error::NoSuchResource("A resource that was specified is not valid.");
  return GetKeyGroupConfigResponse{.key_group_config = *row->config, .e_tag = row->etag};
}

}  // namespace wt::cloudfront
