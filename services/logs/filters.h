#pragma once

// Subscription and metric filters as the API shows them.

#include "services/logs/api.h"
#include "services/logs/state.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
inline constexpr int64_t kSubscriptionsMax = 2;
inline constexpr int64_t kMetricFiltersMax = 100;

SubscriptionFilter ToApi(const SubscriptionRow& row);
MetricFilter ToApi(const MetricFilterRow& row);

}  // namespace wt::logs
