#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/resource.h"
#include "services/ec2/state.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTags.html
Result<DeleteTagsResponse> DeleteTags(Context& ctx, const DeleteTagsRequest& in) {
  if (in.resources.empty()) return error::MissingParameter("ResourceId");
  for (const std::string& id : in.resources) WT_TRY(CheckResource(ctx, id));
  WT_TRY(CheckDryRun(in));
  for (const std::string& id : in.resources) {
    // 1. Without tags, all go but those of AWS's services.
    for (const TagRow& row : ctx.Rows<TagRow>().Collect(ctx.account(), ctx.region(), id)) {
      if (in.tags.empty() && !row.key.starts_with("aws:")) ctx.Erase<TagRow>(id, row.key);
    }
    // 2. A tag with a value goes only if it has that value.
    for (const Tag& tag : in.tags) {
      const TagRow* row = ctx.Peek<TagRow>(id, tag.key.value_or(""));
      if (row == nullptr || (tag.value && *tag.value != row->value)) continue;
      ctx.Erase<TagRow>(id, tag.key.value_or(""));
    }
  }
  return DeleteTagsResponse{};
}

}  // namespace wt::ec2
