#include "services/autoscaling/group.h"
#include "services/autoscaling/notification_types.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingNotificationTypes.html
Result<DescribeAutoScalingNotificationTypesResponse> DescribeAutoScalingNotificationTypes(
    Context&, const DescribeAutoScalingNotificationTypesRequest&) {
  DescribeAutoScalingNotificationTypesResponse out;
  for (const std::string_view type : kNotificationTypes) {
    out.auto_scaling_notification_types.emplace_back(type);
  }
  return out;
}

}  // namespace wt::autoscaling
