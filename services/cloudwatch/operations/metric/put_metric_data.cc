#include <algorithm>
#include <cmath>

#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/limits.h"
#include "services/cloudwatch/metric.h"
#include "services/cloudwatch/operations.h"

namespace wt::cloudwatch {
namespace {

// 2^360, the bound of a value.
const double kValueMax = std::ldexp(1.0, 360);

Result<void> CheckNumber(double value, std::string_view name) {
  if (std::isfinite(value) && std::abs(value) <= kValueMax) return {};
  return error::InvalidParameterValueException(StrCat("The value ",
                                                      laws::alarm_evaluation::FormatNumber(value),
                                                      " for parameter ", name, " is invalid."));
}

Error Exclusive(std::string_view where, std::string_view a, std::string_view b) {
  return error::InvalidParameterCombinationException(
      StrCat("The parameters ", where, ".", a, " and ", where, ".", b,
             " are mutually exclusive and you have specified both."));
}

Result<void> CheckSet(const StatisticSet& set, const std::string& where) {
  WT_TRY(CheckNumber(set.sample_count, where + ".StatisticValues.SampleCount"));
  WT_TRY(CheckNumber(set.sum, where + ".StatisticValues.Sum"));
  WT_TRY(CheckNumber(set.minimum, where + ".StatisticValues.Minimum"));
  WT_TRY(CheckNumber(set.maximum, where + ".StatisticValues.Maximum"));
  if (set.sample_count < 0) {
    return error::InvalidParameterValueException(
        StrCat("The parameter ", where, ".StatisticValues.SampleCount must be greater than 0."));
  }
  if (set.maximum < set.minimum) {
    return error::InvalidParameterValueException(
        StrCat("The parameter ", where, ".StatisticValues.Maximum must be greater than ", where,
               ".StatisticValues.Minimum."));
  }
  return {};
}

Result<void> CheckValues(const MetricDatum& datum, const std::string& where) {
  // 1. One of the three ways to say it.
  if (datum.value && datum.statistic_values) return Exclusive(where, "Value", "StatisticValues");
  if (datum.value && datum.values.given()) return Exclusive(where, "Value", "Values");
  if (datum.statistic_values && datum.values.given()) {
    return Exclusive(where, "StatisticValues", "Values");
  }
  if (!datum.value && !datum.statistic_values && datum.values.empty()) {
    return error::MissingRequiredParameterException(StrCat("At least one of the parameters ", where,
                                                           ".Value, ", where, ".Values and ", where,
                                                           ".StatisticValues must be specified."));
  }
  // 2. Numbers within their bounds.
  if (datum.value) return CheckNumber(*datum.value, where + ".Value");
  if (datum.statistic_values) return CheckSet(*datum.statistic_values, where);
  if (static_cast<int64_t>(datum.values.size()) > kValuesMax) {
    return error::InvalidParameterValueException(StrCat(
        "The collection ", where, ".Values must not have a size greater than ", kValuesMax, "."));
  }
  if (!datum.counts.empty() && datum.counts.size() != datum.values.size()) {
    return error::InvalidParameterValueException(StrCat(
        "The parameters ", where, ".Values and ", where, ".Counts must be of the same size."));
  }
  for (size_t i = 0; i < datum.values.size(); ++i) {
    WT_TRY(CheckNumber(datum.values[i], StrCat(where, ".Values.member.", i + 1)));
    if (datum.counts.empty()) continue;
    WT_TRY(CheckNumber(datum.counts[i], StrCat(where, ".Counts.member.", i + 1)));
    if (datum.counts[i] < 0) {
      return error::InvalidParameterValueException(
          StrCat("The value for parameter ", where, ".Counts.member.", i + 1, " is invalid."));
    }
  }
  return {};
}

Result<void> CheckDatum(Context& ctx, const MetricDatum& datum, const std::string& where) {
  WT_TRY(CheckValues(datum, where));
  for (size_t i = 0; i < datum.dimensions.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (datum.dimensions[i].name == datum.dimensions[j].name) {
        return error::InvalidParameterValueException(
            StrCat("The parameter ", where,
                   ".Dimensions has duplicate names: ", datum.dimensions[i].name));
      }
    }
    if (datum.dimensions[i].name.front() == ':') {
      return error::InvalidParameterValueException(
          StrCat("The value ", datum.dimensions[i].name, " for parameter ", where,
                 ".Dimensions.member.", i + 1, ".Name is invalid."));
    }
  }
  const int64_t resolution = datum.storage_resolution.value_or(60);
  if (resolution != 1 && resolution != 60) {
    return error::InvalidParameterValueException(
        StrCat("The parameter ", where, ".StorageResolution must be 1 or 60."));
  }
  if (!datum.timestamp) return {};
  if (*datum.timestamp < ctx.now() - kPastMax) {
    return error::InvalidParameterValueException(
        StrCat("The parameter ", where,
               ".Timestamp must specify a time no more than two weeks in the past."));
  }
  if (*datum.timestamp > ctx.now() + kFutureMax) {
    return error::InvalidParameterValueException(
        StrCat("The parameter ", where,
               ".Timestamp must specify a time within two hours of the current time."));
  }
  return {};
}

void Store(Context& ctx, const std::string& name_space, const MetricDatum& datum) {
  const MetricId metric = InternMetric(ctx, name_space, datum.metric_name, datum.dimensions);
  const auto unit =
      static_cast<uint8_t>(std::max<int16_t>(UnitNumber(datum.unit.value_or("None")), 0));
  const Instant at = datum.timestamp.value_or(ctx.now());
  const bool fine = datum.storage_resolution == 1;
  if (IsMissing(ctx, metric)) return;
  NoteCause(ctx, metric);
  namespace stats = laws::metric_statistics;
  if (datum.value) AddDatapoint(ctx, metric, at, unit, fine, stats::OfValue(*datum.value));
  if (datum.statistic_values && datum.statistic_values->sample_count > 0) {
    const StatisticSet& set = *datum.statistic_values;
    AddDatapoint(ctx, metric, at, unit, fine,
                 stats::OfStatisticSet(set.sample_count, set.sum, set.minimum, set.maximum));
  }
  stats::Summary all;
  for (size_t i = 0; i < datum.values.size(); ++i) {
    const double count = datum.counts.empty() ? 1 : datum.counts[i];
    if (count > 0) stats::Merge(stats::OfValue(datum.values[i], count), all);
  }
  if (!all.empty()) AddDatapoint(ctx, metric, at, unit, fine, all);
}

}  // namespace

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html
Result<PutMetricDataResponse> PutMetricData(Context& ctx, const PutMetricDataRequest& in) {
  // 1. A namespace of the account's own, and something to put.
  if (in.namespace_.starts_with("AWS/")) {
    return error::InvalidParameterValueException(
        "The value AWS/ for parameter Namespace is invalid.");
  }
  if (in.metric_data.empty() && in.entity_metric_data.empty()) {
    return error::MissingRequiredParameterException("The parameter MetricData is required.");
  }
  size_t count = in.metric_data.size();
  for (const EntityMetricData& entity : in.entity_metric_data) count += entity.metric_data.size();
  if (static_cast<int64_t>(count) > kMetricDataMax) {
    return error::InvalidParameterValueException(StrCat(
        "The collection MetricData must not have a size greater than ", kMetricDataMax, "."));
  }

  // 2. All of it is in order, or none is kept.
  for (size_t i = 0; i < in.metric_data.size(); ++i) {
    WT_TRY(CheckDatum(ctx, in.metric_data[i], StrCat("MetricData.member.", i + 1)));
  }
  for (size_t e = 0; e < in.entity_metric_data.size(); ++e) {
    const wire::List<MetricDatum>& data = in.entity_metric_data[e].metric_data;
    for (size_t i = 0; i < data.size(); ++i) {
      WT_TRY(CheckDatum(ctx, data[i],
                        StrCat("EntityMetricData.member.", e + 1, ".MetricData.member.", i + 1)));
    }
  }

  // 3. Deviation: AWS relates data to their entity for later exploration; here an entity's data
  // are kept as any other, because nothing that is built reads that relation.
  for (const MetricDatum& datum : in.metric_data) Store(ctx, in.namespace_, datum);
  for (const EntityMetricData& entity : in.entity_metric_data) {
    for (const MetricDatum& datum : entity.metric_data) Store(ctx, in.namespace_, datum);
  }
  return PutMetricDataResponse{};
}

}  // namespace wt::cloudwatch
