#include "services/elbv2/target_group.h"

#include "emulator/base/arn.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/target.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {

Result<TargetGroupRow> FindGroup(Context& ctx, std::string_view arn) {
  const std::optional<Arn> parsed = ParseArn(arn);
  if (!parsed || parsed->service != "elasticloadbalancing" ||
      !parsed->resource.starts_with("targetgroup/")) {
    return error::ValidationError(StrCat("'", arn, "' is not a valid target group ARN"));
  }
  std::optional<TargetGroupRow> row = ctx.Find<TargetGroupRow>(arn);
  if (!row) return error::TargetGroupNotFoundException("One or more target groups not found");
  return *std::move(row);
}

std::string AttributeOf(const TargetGroupRow& group, std::string_view key) {
  const auto set = group.attributes.find(std::string(key));
  return set == group.attributes.end() ? "" : set->second;
}

Duration DeregistrationDelay(const TargetGroupRow& group) {
  return Seconds(ParseInt(AttributeOf(group, "deregistration_delay.timeout_seconds")).value_or(300));
}

Duration SlowStart(const TargetGroupRow& group) {
  return Seconds(ParseInt(AttributeOf(group, "slow_start.duration_seconds")).value_or(0));
}

// --- What peers use -------------------------------------------------------------------------------

std::optional<TargetGroupRow> FindTargetGroup(Turn& turn, std::string_view arn) {
  const std::optional<Arn> parsed = ParseArn(arn);
  if (!parsed) return std::nullopt;
  return turn.Find<TargetGroupRow>(parsed->account, parsed->region, arn);
}

std::string DimensionOf(std::string_view arn) {
  const std::optional<Arn> parsed = ParseArn(arn);
  if (!parsed) return "";
  constexpr std::string_view kBalancer = "loadbalancer/";
  const std::string& resource = parsed->resource;
  return resource.starts_with(kBalancer) ? resource.substr(kBalancer.size()) : resource;
}

std::optional<std::string> ResourceLabel(Turn& turn, std::string_view group_arn) {
  const std::optional<TargetGroupRow> group = FindTargetGroup(turn, group_arn);
  if (!group) return std::nullopt;
  const std::string balancer = DimensionOf(group->load_balancer_arn);
  if (!balancer.starts_with("app/")) return std::nullopt;
  return StrCat(balancer, "/", DimensionOf(group_arn));
}

}  // namespace wt::elbv2
