#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
Result<CreateLogGroupResponse> CreateLogGroup(Context& ctx, const CreateLogGroupRequest& in) {
  if (ctx.Peek<GroupRow>(in.log_group_name) != nullptr) {
    return error::ResourceAlreadyExistsException("The specified log group already exists");
  }
  if (ToLower(in.log_group_name).starts_with("aws/")) {
    return error::InvalidParameterException("Log groups starting with AWS/ are reserved for AWS.");
  }
  GroupRow row;
  row.name = in.log_group_name;
  row.log_class = in.log_group_class.value_or("STANDARD");
  row.kms_key = in.kms_key_id.value_or("");
  row.deletion_protected = in.deletion_protection_enabled.value_or(false);
  row.created_at = ctx.now();
  ctx.Put(row);
  WT_TRY(PutTags(ctx, GroupArn(ctx, row.name), in.tags));
  ctx.Trace("log_group_created", {{"log_group", row.name}});
  return CreateLogGroupResponse{};
}

}  // namespace wt::logs
