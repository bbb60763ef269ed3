#include "services/cloudwatch/anomaly_detector.h"
#include "services/cloudwatch/operations.h"
#include "services/cloudwatch/state.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAnomalyDetector.html
Result<PutAnomalyDetectorResponse> PutAnomalyDetector(Context& ctx,
                                                      const PutAnomalyDetectorRequest& in) {
  AnomalyDetector detector = WT_TRY(DetectorOf(in));
  detector.configuration = in.configuration;
  detector.metric_characteristics = in.metric_characteristics;
  detector.state_value = "PENDING_TRAINING";
  std::string key = DetectorKey(detector);
  ctx.Put(AnomalyDetectorRow{ctx.account(), ctx.region(), std::move(key), std::move(detector)});
  return PutAnomalyDetectorResponse{};
}

}  // namespace wt::cloudwatch
