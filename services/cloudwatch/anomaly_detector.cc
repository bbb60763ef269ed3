#include "services/cloudwatch/anomaly_detector.h"

#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/metric.h"

namespace wt::cloudwatch {

template <class Request>
Result<AnomalyDetector> DetectorOf(const Request& in) {
  // 1. One of the three ways, and no more.
  const bool plain = in.namespace_ || in.metric_name || in.stat || in.dimensions.given();
  if (plain && (in.single_metric_anomaly_detector || in.metric_math_anomaly_detector)) {
    return error::InvalidParameterCombinationException(
        "Only one of a single metric and a metric math anomaly detector can be specified.");
  }
  if (in.single_metric_anomaly_detector && in.metric_math_anomaly_detector) {
    return error::InvalidParameterCombinationException(
        "SingleMetricAnomalyDetector and MetricMathAnomalyDetector are mutually exclusive.");
  }
  AnomalyDetector out;
  if (in.metric_math_anomaly_detector) {
    out.metric_math_anomaly_detector = in.metric_math_anomaly_detector;
    if (out.metric_math_anomaly_detector->metric_data_queries.empty()) {
      return error::MissingRequiredParameterException("MetricDataQueries must not be empty.");
    }
    return out;
  }

  // 2. A single metric has a namespace, a name and a statistic; the older members repeat it.
  SingleMetricAnomalyDetector single;
  if (in.single_metric_anomaly_detector) {
    single = *in.single_metric_anomaly_detector;
  } else {
    single = {.namespace_ = in.namespace_,
              .metric_name = in.metric_name,
              .dimensions = in.dimensions,
              .stat = in.stat};
  }
  if (!single.namespace_) return error::MissingRequiredParameterException("Namespace is required.");
  if (!single.metric_name) {
    return error::MissingRequiredParameterException("MetricName is required.");
  }
  if (!single.stat) return error::MissingRequiredParameterException("Stat is required.");
  single.dimensions.present = true;
  out.namespace_ = single.namespace_;
  out.metric_name = single.metric_name;
  out.dimensions = single.dimensions;
  out.stat = single.stat;
  out.single_metric_anomaly_detector = std::move(single);
  return out;
}

template Result<AnomalyDetector> DetectorOf(const PutAnomalyDetectorInput& in);
template Result<AnomalyDetector> DetectorOf(const DeleteAnomalyDetectorInput& in);

std::string DetectorKey(const AnomalyDetector& detector) {
  if (detector.metric_math_anomaly_detector) {
    const auto& math = *detector.metric_math_anomaly_detector;
    return StrCat("math/", wire::ToStoredJson(wire::ShapeOf<MetricMathAnomalyDetector>(), &math));
  }
  const SingleMetricAnomalyDetector& single = *detector.single_metric_anomaly_detector;
  return StrCat("single/", *single.namespace_, "/", *single.metric_name, "/",
                DimensionsText(single.dimensions), "/", *single.stat);
}

}  // namespace wt::cloudwatch
