#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/logs.h"
#include "services/logs/operations.h"
#include "services/logs/stream.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html
Result<CreateLogStreamResponse> CreateLogStream(Context& ctx, const CreateLogStreamRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.log_group_name));
  if (ctx.Peek<StreamRow>(group.name, in.log_stream_name) != nullptr) {
    return error::ResourceAlreadyExistsException("The specified log stream already exists");
  }
  EnsureLogStream(ctx, ctx.account(), ctx.region(), group.name, in.log_stream_name);
  return CreateLogStreamResponse{};
}

}  // namespace wt::logs
