#include "services/ssm/errors.h"
#include "services/ssm/operations.h"
#include "services/ssm/parameter.h"
#include "services/ssm/parameter_api.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AddTagsToResource.html
Result<AddTagsToResourceResponse> AddTagsToResource(Context& ctx,
                                                    const AddTagsToResourceRequest& in) {
  const std::string name = WT_TRY(TaggedParameter(ctx, in.resource_type, in.resource_id));
  WT_TRY(PutTags(ctx, name, in.tags));
  return AddTagsToResourceResponse{};
}

}  // namespace wt::ssm
