#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/resource.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
Result<CreateTagsResponse> CreateTags(Context& ctx, const CreateTagsRequest& in) {
  if (in.resources.empty()) return error::MissingParameter("ResourceId");
  if (in.tags.empty()) return error::MissingParameter("Tag");
  WT_TRY(CheckTags(in.tags));
  for (const std::string& id : in.resources) WT_TRY(CheckResource(ctx, id));
  WT_TRY(CheckDryRun(in));
  for (const std::string& id : in.resources) WT_TRY(PutTags(ctx, id, in.tags));
  return CreateTagsResponse{};
}

}  // namespace wt::ec2
