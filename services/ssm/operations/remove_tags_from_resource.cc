#include "services/ssm/errors.h"
#include "services/ssm/operations.h"
#include "services/ssm/parameter.h"
#include "services/ssm/parameter_api.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_RemoveTagsFromResource.html
Result<RemoveTagsFromResourceResponse> RemoveTagsFromResource(
    Context& ctx, const RemoveTagsFromResourceRequest& in) {
  const std::string name = WT_TRY(TaggedParameter(ctx, in.resource_type, in.resource_id));
  for (const std::string& key : in.tag_keys) ctx.Erase<TagRow>(name, key);
  return RemoveTagsFromResourceResponse{};
}

}  // namespace wt::ssm
