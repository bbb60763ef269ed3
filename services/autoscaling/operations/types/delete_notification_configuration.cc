#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteNotificationConfiguration.html
Result<DeleteNotificationConfigurationResponse> DeleteNotificationConfiguration(
    Context& ctx, const DeleteNotificationConfigurationRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  const auto rows =
      ctx.Rows<NotificationRow>().Collect(ctx.account(), ctx.region(), group.name, in.topic_arn);
  if (rows.empty()) {
    return ValidationError("Notification Topic '" + in.topic_arn + "' doesn't exist for '" +
                           StrCat("[", group.name, "]'"));
  }
  for (const NotificationRow& row : rows)
    ctx.Erase<NotificationRow>(row.group, row.topic, row.type);
  return DeleteNotificationConfigurationResponse{};
}

}  // namespace wt::autoscaling
