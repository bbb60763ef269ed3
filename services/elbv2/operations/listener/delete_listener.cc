#include "services/elbv2/listener.h"
#include "services/elbv2/operations.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteListener.html
Result<DeleteListenerOutput> DeleteListener(Context& ctx, const DeleteListenerInput& in) {
  DeleteListenerRow(ctx, WT_TRY(FindListener(ctx, in.listener_arn)));
  return DeleteListenerOutput{};
}

}  // namespace wt::elbv2
