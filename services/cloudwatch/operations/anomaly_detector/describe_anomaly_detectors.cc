#include <algorithm>

#include "emulator/world/pager.h"
#include "services/cloudwatch/anomaly_detector.h"
#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/operations.h"
#include "services/cloudwatch/state.h"

namespace wt::cloudwatch {
namespace {

bool IsWanted(const DescribeAnomalyDetectorsRequest& in, const AnomalyDetector& detector) {
  const bool math = detector.metric_math_anomaly_detector.has_value();
  const std::string_view type = math ? "METRIC_MATH" : "SINGLE_METRIC";
  const auto& types = in.anomaly_detector_types;
  // Detectors of single metrics alone, unless the others are asked for.
  if (types.empty() ? math : std::find(types.begin(), types.end(), type) == types.end()) {
    return false;
  }
  if (in.namespace_ && detector.namespace_ != in.namespace_) return false;
  if (in.metric_name && detector.metric_name != in.metric_name) return false;
  return std::all_of(in.dimensions.begin(), in.dimensions.end(), [&](const Dimension& wanted) {
    return std::any_of(
        detector.dimensions.begin(), detector.dimensions.end(),
        [&](const Dimension& has) { return has.name == wanted.name && has.value == wanted.value; });
  });
}

}  // namespace

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAnomalyDetectors.html
Result<DescribeAnomalyDetectorsResponse> DescribeAnomalyDetectors(
    Context& ctx, const DescribeAnomalyDetectorsRequest& in) {
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, 100,
                                   error::InvalidNextToken("The specified nextToken is invalid.")));
  DescribeAnomalyDetectorsResponse out;
  out.anomaly_detectors.present = true;
  for (const AnomalyDetectorRow& row :
       ctx.Rows<AnomalyDetectorRow>().Scan(ctx.account(), ctx.region())) {
    if (pager.Before(row.key) || !IsWanted(in, *row.detector)) continue;
    if (!pager.Take(row.key)) break;
    out.anomaly_detectors.push_back(*row.detector);
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::cloudwatch
