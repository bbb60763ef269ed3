#include "services/cloudwatch/anomaly_detector.h"
#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/operations.h"
#include "services/cloudwatch/state.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAnomalyDetector.html
Result<DeleteAnomalyDetectorResponse> DeleteAnomalyDetector(
    Context& ctx, const DeleteAnomalyDetectorRequest& in) {
  const AnomalyDetector detector = WT_TRY(DetectorOf(in));
  if (!ctx.Erase<AnomalyDetectorRow>(DetectorKey(detector))) {
    return error::ResourceNotFoundException("The anomaly detector does not exist.");
  }
  return DeleteAnomalyDetectorResponse{};
}

}  // namespace wt::cloudwatch
