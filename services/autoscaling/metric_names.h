#pragma once

// The metrics of groups.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html

#include <optional>
#include <span>
#include <string_view>

#include "emulator/world/context.h"
#include "services/autoscaling/state.h"

namespace wt::autoscaling {

std::span<const std::string_view> MetricNames();
bool IsMetricName(std::string_view name);
// Its value now; nothing where the group has no warm pool and the metric is one of a warm pool.
std::optional<double> GroupMetric(Context& ctx, const GroupRow& group, std::string_view name);

}  // namespace wt::autoscaling
