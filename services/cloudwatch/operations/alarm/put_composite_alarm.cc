#include "services/cloudwatch/composite.h"
#include "services/cloudwatch/operations.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
Result<PutCompositeAlarmResponse> PutCompositeAlarm(Context& ctx,
                                                    const PutCompositeAlarmRequest& in) {
  WT_TRY(PutComposite(ctx, in));
  return PutCompositeAlarmResponse{};
}

}  // namespace wt::cloudwatch
