#include "services/elbv2/target_group.h"

#include <utility>

#include "emulator/base/arn.h"
#include "services/elbv2/circumstances.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/target.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

bool IsUdp(const TargetGroupRow& row) { return row.protocol == "UDP" || row.protocol == "TCP_UDP"; }

std::string DefaultOf(const TargetGroupRow& row, const AttributeSpec& spec) {
  const auto word = [](bool truth) { return std::string(truth ? "true" : "false"); };
  if (spec.key == "deregistration_delay.connection_termination.enabled") return word(IsUdp(row));
  if (spec.key == "preserve_client_ip.enabled") return word(row.target_type != "ip" || IsUdp(row));
  if (spec.key == "target_health_state.unhealthy.connection_termination.enabled") {
    return word(!IsUdp(row));
  }
  return std::string(spec.fallback);
}

}  // namespace

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

std::optional<TargetGroupRow> GroupNamed(Context& ctx, std::string_view name) {
  const auto found = ctx.Rows<TargetGroupRow>().By<0>(ctx.account(), ctx.region(), name);
  return found.empty() ? std::nullopt : std::optional(*found.begin());
}

TargetGroup ToApi(const TargetGroupRow& row) {
  TargetGroup out;
  out.target_group_arn = row.arn;
  out.target_group_name = row.name;
  out.target_type = row.target_type;
  if (row.target_type != "lambda") {
    out.protocol = row.protocol;
    out.port = row.port;
    out.vpc_id = row.vpc_id;
    out.health_check_protocol = row.check_protocol;
    out.health_check_port = row.check_port;
  }
  if (!row.protocol_version.empty()) out.protocol_version = row.protocol_version;
  out.health_check_enabled = row.check_enabled;
  out.health_check_interval_seconds = row.check_interval;
  out.health_check_timeout_seconds = row.check_timeout;
  out.healthy_threshold_count = row.healthy_threshold;
  out.unhealthy_threshold_count = row.unhealthy_threshold;
  if (!row.check_path.empty()) out.health_check_path = row.check_path;
  if (!row.matcher.empty()) {
    Matcher& matcher = out.matcher.emplace();
    (row.protocol_version == "GRPC" ? matcher.grpc_code : matcher.http_code) = row.matcher;
  }
  out.load_balancer_arns.present = true;
  if (IsAttached(row)) out.load_balancer_arns.push_back(row.load_balancer_arn);
  out.ip_address_type = row.ip_address_type;
  if (row.target_control_port != 0) out.target_control_port = row.target_control_port;
  return out;
}

AttributeOwner OwnerOf(const TargetGroupRow& row) {
  uint16_t is = kForApplication;
  std::string_view kind = "target groups for Application Load Balancers";
  if (row.target_type == "lambda") {
    is = kForLambda;
    kind = "target groups with target type 'lambda'";
  } else if (row.target_type == "alb") {
    is = kForAlb;
    kind = "target groups with target type 'alb'";
  } else if (row.protocol == "GENEVE") {
    is = kForGateway;
    kind = "target groups for Gateway Load Balancers";
  } else if (IsNetwork(row)) {
    is = kForNetwork;
    kind = "target groups for Network Load Balancers";
  }
  return {.noun = "Target group", .kind = kind, .is = is};
}

std::string AttributeOf(const TargetGroupRow& group, std::string_view key) {
  const auto set = group.attributes.find(std::string(key));
  if (set != group.attributes.end()) return set->second;
  for (const AttributeSpec& spec : GroupAttributes()) {
    if (spec.key == key && (spec.applies & OwnerOf(group).is) != 0) return DefaultOf(group, spec);
  }
  return "";
}

wire::List<TargetGroupAttribute> AttributesOf(const TargetGroupRow& group) {
  wire::List<TargetGroupAttribute> out;
  out.present = true;
  ListAttributes(
      GroupAttributes(), OwnerOf(group).is, group.attributes,
      [&](const AttributeSpec& spec) { return DefaultOf(group, spec); }, out);
  return out;
}

Duration DeregistrationDelay(const TargetGroupRow& group) {
  return Seconds(ParseInt(AttributeOf(group, "deregistration_delay.timeout_seconds")).value_or(0));
}

Duration SlowStart(const TargetGroupRow& group) {
  return Seconds(ParseInt(AttributeOf(group, "slow_start.duration_seconds")).value_or(0));
}

// --- What peers use ------------------------------------------------------------------------------

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
