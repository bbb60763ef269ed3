#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"
#include "services/logs/stream.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogStream.html
Result<DeleteLogStreamResponse> DeleteLogStream(Context& ctx, const DeleteLogStreamRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.log_group_name));
  EraseStream(ctx, WT_TRY(FetchStream(ctx, group.name, in.log_stream_name)));
  return DeleteLogStreamResponse{};
}

}  // namespace wt::logs
