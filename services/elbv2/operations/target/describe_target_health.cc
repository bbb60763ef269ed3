#include "services/elbv2/circumstances.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/target.h"
#include "services/elbv2/target_group.h"

namespace wt::elbv2 {
namespace {

namespace law = laws::target_health;

TargetHealthDescription Describe(Context& ctx, const TargetGroupRow& group, const TargetRow& row,
                                 bool anomalies) {
  TargetHealthDescription out;
  TargetDescription& target = out.target.emplace();
  target.id = row.id;
  const bool lambda = group.target_type == "lambda";
  if (!lambda) {
    target.port = row.port;
    out.health_check_port = StrCat(CheckPort(group, row));
  }
  if (group.target_type == "ip") target.availability_zone = ShownZone(ctx, group, row);
  TargetHealth& health = out.target_health.emplace();
  health.state = law::StateName(row.state);
  if (row.reason != law::Reason::kNone) {
    health.reason = law::ReasonName(row.reason);
    health.description = law::Description(row.reason, row.detail);
  }
  if (IsAttached(group)) {
    AdministrativeOverride& over = out.administrative_override.emplace();
    over.state = "no_override";
    over.reason = "AdministrativeOverride.NoOverride";
    over.description = "No override is currently active on target";
  }
  if (anomalies && AttributeOf(group, "load_balancing.algorithm.type") == "weighted_random") {
    AnomalyDetection& anomaly = out.anomaly_detection.emplace();
    anomaly.result = "normal";
    anomaly.mitigation_in_effect = "no";
  }
  return out;
}

// One that is not registered.
TargetHealthDescription Unknown(const TargetGroupRow& group, const TargetDescription& asked) {
  TargetHealthDescription out;
  TargetDescription& target = out.target.emplace();
  target.id = asked.id;
  if (group.target_type != "lambda") target.port = asked.port.value_or(group.port);
  TargetHealth& health = out.target_health.emplace();
  health.state = law::StateName(law::State::kUnused);
  health.reason = law::ReasonName(law::Reason::kNotRegistered);
  health.description = law::Description(law::Reason::kNotRegistered);
  return out;
}

}  // namespace

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html
Result<DescribeTargetHealthOutput> DescribeTargetHealth(Context& ctx,
                                                        const DescribeTargetHealthInput& in) {
  const TargetGroupRow group = WT_TRY(FindGroup(ctx, in.target_group_arn));
  DescribeTargetHealthOutput out;
  out.target_health_descriptions.present = true;
  wire::List<TargetHealthDescription>& items = out.target_health_descriptions;
  const bool anomalies = !in.include.empty();
  if (in.targets.empty()) {
    for (const TargetRow& row : TargetsOf(ctx, group.arn)) {
      items.push_back(Describe(ctx, group, row, anomalies));
    }
    return out;
  }
  for (const TargetDescription& asked : in.targets) {
    const std::optional<TargetRow> row =
        ctx.Find<TargetRow>(group.arn, asked.id, asked.port.value_or(group.port));
    if (row) {
      items.push_back(Describe(ctx, group, *row, anomalies));
      continue;
    }
    if (group.target_type == "instance" &&
        !ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), asked.id)) {
      return error::InvalidTargetException(
          StrCat("The following targets are not valid instances: '", asked.id, "'"));
    }
    items.push_back(Unknown(group, asked));
  }
  return out;
}

}  // namespace wt::elbv2
