#include "services/elbv2/operations.h"
#include "services/elbv2/target.h"
#include "services/elbv2/target_group.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroupAttributes.html
Result<DescribeTargetGroupAttributesOutput> DescribeTargetGroupAttributes(
    Context& ctx, const DescribeTargetGroupAttributesInput& in) {
  DescribeTargetGroupAttributesOutput out;
  out.attributes = AttributesOf(WT_TRY(FindGroup(ctx, in.target_group_arn)));
  return out;
}

}  // namespace wt::elbv2
