#include <algorithm>

#include "services/autoscaling/group.h"
#include "services/autoscaling/notification_types.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// Deviation: AWS sends these to the topic; here they are kept only; because there is no SNS.
// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutNotificationConfiguration.html
Result<PutNotificationConfigurationResponse> PutNotificationConfiguration(
    Context& ctx, const PutNotificationConfigurationRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  for (const std::string& type : in.notification_types) {
    if (std::find(std::begin(kNotificationTypes), std::end(kNotificationTypes), type) ==
        std::end(kNotificationTypes)) {
      return ValidationError(StrCat("\"", type, "\" is not a valid Notification Type."));
    }
  }
  // The list replaces the topic's former one.
  for (const NotificationRow& row :
       ctx.Rows<NotificationRow>().Collect(ctx.account(), ctx.region(), group.name, in.topic_arn)) {
    ctx.Erase<NotificationRow>(row.group, row.topic, row.type);
  }
  for (const std::string& type : in.notification_types) {
    NotificationRow row;
    row.group = group.name;
    row.topic = in.topic_arn;
    row.type = type;
    ctx.Put(row);
  }
  return PutNotificationConfigurationResponse{};
}

}  // namespace wt::autoscaling
