#include "services/elbv2/listener.h"
#include "services/elbv2/operations.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerAttributes.html
Result<DescribeListenerAttributesOutput> DescribeListenerAttributes(
    Context& ctx, const DescribeListenerAttributesInput& in) {
  const ListenerRow row = WT_TRY(FindListener(ctx, in.listener_arn));
  DescribeListenerAttributesOutput out;
  out.attributes = AttributesOf(ctx, row);
  return out;
}

}  // namespace wt::elbv2
