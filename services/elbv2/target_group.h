#pragma once

// Target groups: find, check their settings, render, read their attributes.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/base/time.h"
#include "services/elbv2/api.h"
#include "services/elbv2/attribute.h"
#include "services/elbv2/elbv2.h"

namespace wt::elbv2 {

std::optional<TargetGroupRow> GroupNamed(Context& ctx, std::string_view name);
TargetGroup ToApi(const TargetGroupRow& row);

AttributeOwner OwnerOf(const TargetGroupRow& row);
// An attribute's value, its default where it was never set.
std::string AttributeOf(const TargetGroupRow& group, std::string_view key);
wire::List<TargetGroupAttribute> AttributesOf(const TargetGroupRow& group);
Duration DeregistrationDelay(const TargetGroupRow& group);
Duration SlowStart(const TargetGroupRow& group);

// What CreateTargetGroup and ModifyTargetGroup say of health checks; what is not given stays as the
// row has it. ValidationError, InvalidConfigurationRequest.
struct CheckSettings {
  const std::optional<std::string>& protocol;
  const std::optional<std::string>& port;
  const std::optional<std::string>& path;
  const std::optional<bool>& enabled;
  const std::optional<int64_t>& interval;
  const std::optional<int64_t>& timeout;
  const std::optional<int64_t>& healthy_threshold;
  const std::optional<int64_t>& unhealthy_threshold;
  const std::optional<Matcher>& matcher;
};
template <class Input>
CheckSettings ChecksIn(const Input& in) {
  return {in.health_check_protocol,
          in.health_check_port,
          in.health_check_path,
          in.health_check_enabled,
          in.health_check_interval_seconds,
          in.health_check_timeout_seconds,
          in.healthy_threshold_count,
          in.unhealthy_threshold_count,
          in.matcher};
}
// The defaults of the row's type and protocol.
void DefaultChecks(TargetGroupRow& row, const CheckSettings& in);
Result<void> ApplyChecks(TargetGroupRow& row, const CheckSettings& in);

}  // namespace wt::elbv2
