#include <algorithm>

#include "emulator/world/pager.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeNotificationConfigurations.html
Result<DescribeNotificationConfigurationsResponse> DescribeNotificationConfigurations(
    Context& ctx, const DescribeNotificationConfigurationsRequest& in) {
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kPageDefault, BadNextToken()));
  for (const std::string& name : in.auto_scaling_group_names) WT_TRY(FindGroupRow(ctx, name));
  DescribeNotificationConfigurationsResponse out;
  out.notification_configurations.present = true;
  for (const NotificationRow& row : ctx.Scan<NotificationRow>()) {
    const auto& names = in.auto_scaling_group_names;
    if (!names.empty() && std::find(names.begin(), names.end(), row.group) == names.end()) continue;
    const std::string key = StrCat(row.group, "\n", row.topic, "\n", row.type);
    if (pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    NotificationConfiguration& item = out.notification_configurations.emplace_back();
    item.auto_scaling_group_name = row.group;
    item.topic_arn = row.topic;
    item.notification_type = row.type;
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::autoscaling
