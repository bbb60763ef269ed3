#include "services/logs/errors.h"
#include "services/logs/operations.h"
#include "services/logs/state.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteResourcePolicy.html
Result<DeleteResourcePolicyResponse> DeleteResourcePolicy(Context& ctx,
                                                          const DeleteResourcePolicyRequest& in) {
  if (!ctx.Erase<ResourcePolicyRow>(in.policy_name.value_or(""))) {
    return error::ResourceNotFoundException("Policy does not exist.");
  }
  return DeleteResourcePolicyResponse{};
}

}  // namespace wt::logs
