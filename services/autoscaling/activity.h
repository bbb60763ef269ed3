#pragma once

// Scaling activities: begun, moved on, ended, rendered.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-verify-scaling-activity.html

#include <cstdint>
#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/autoscaling/state.h"

namespace wt::autoscaling {

struct NewActivity {
  std::string description, cause;
  std::string status_code = "InProgress";
  std::string status_message;
  int64_t progress = 0;
  std::string subnet, az;  // For its details.
};
// Puts it and answers it. Activities of the group that are too old are erased.
ActivityRow BeginActivity(Context& ctx, const GroupRow& group, const NewActivity& made);
void MoveActivity(Context& ctx, int64_t sequence, std::string_view status_code, int64_t progress);
void AddToCause(Context& ctx, int64_t sequence, std::string_view clause);
void DescribeActivity(Context& ctx, int64_t sequence, std::string_view description);
void EndActivity(Context& ctx, int64_t sequence, std::string_view status_code = "Successful",
                 std::string_view message = {});
bool IsRunning(const ActivityRow& row);

Activity ToApi(const ActivityRow& row);

}  // namespace wt::autoscaling
