#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"
#include "services/ecs/task.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommand.html
Result<ExecuteCommandResponse> ExecuteCommand(Context& ctx, const ExecuteCommandRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  const TaskRow task = WT_TRY(FindTask(ctx, cluster, in.task));
  if (!task.execute_command) {
    return error::InvalidParameterException(
        "The execute command failed because execute command was not enabled when the task was run "
        "or the execute command agent isn't running. Wait and try again or run a new task with "
        "execute command enabled and try again.");
  }
  // Deviation: AWS opens a session with a program in the container; here no program runs, so the
  // agent that would answer is not connected.
  return error::TargetNotConnectedException(
      "The execute command failed due to an internal error. Try again later.");
}

}  // namespace wt::ecs
