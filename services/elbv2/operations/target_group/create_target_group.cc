#include <algorithm>
#include <iterator>

#include "services/ec2/ec2.h"
#include "services/elbv2/circumstances.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/name.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/tag.h"
#include "services/elbv2/target_group.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

Result<void> CheckLambda(const CreateTargetGroupInput& in) {
  const auto refuse = [](std::string_view name) {
    return error::ValidationError(
        StrCat(name, " cannot be specified for target groups with target type 'lambda'"));
  };
  if (in.protocol) return refuse("Protocol");
  if (in.port) return refuse("Port");
  if (in.vpc_id) return refuse("VPC ID");
  if (in.protocol_version) return refuse("Protocol version");
  if (in.health_check_protocol || in.health_check_port)
    return refuse("Health check protocol or port");
  return {};
}

Result<void> ApplyVersion(TargetGroupRow& row, const CreateTargetGroupInput& in) {
  const bool http = SpeaksHttp(row.protocol);
  if (http) row.protocol_version = in.protocol_version.value_or("HTTP1");
  if (in.protocol_version && !http) {
    return error::ValidationError(
        StrCat("Protocol version cannot be specified for target groups with protocol '",
               row.protocol, "'"));
  }
  if (row.protocol_version.empty() || row.protocol_version == "HTTP1" ||
      row.protocol_version == "HTTP2" || row.protocol_version == "GRPC") {
    return {};
  }
  return error::ValidationError(
      StrCat("Protocol version '", row.protocol_version, "' must be one of 'GRPC,HTTP1,HTTP2'"));
}

// Protocol, port and VPC, which all but Lambda functions need.
Result<void> ApplyPlace(Context& ctx, TargetGroupRow& row, const CreateTargetGroupInput& in) {
  if (!in.protocol) return error::ValidationError("A protocol must be specified");
  if (!in.port) return error::ValidationError("A port must be specified");
  if (!in.vpc_id || in.vpc_id->empty()) return error::ValidationError("A VPC ID must be specified");
  row.protocol = *in.protocol;
  row.port = *in.port;
  row.vpc_id = *in.vpc_id;
  if (!ec2::FindVpcRow(ctx, row.vpc_id)) {
    return error::ValidationError(StrCat("The VPC ID '", row.vpc_id, "' is not found"));
  }
  if (row.protocol == "QUIC" || row.protocol == "TCP_QUIC") {
    return error::InvalidConfigurationRequestException(
        StrCat("Windtunnel does not implement target groups of protocol '", row.protocol, "'"));
  }
  if (row.target_type == "alb" && row.protocol != "TCP") {
    return error::InvalidConfigurationRequestException(
        "Target groups with target type 'alb' must have protocol 'TCP'");
  }
  if (row.protocol == "GENEVE" && row.port != 6081) {
    return error::ValidationError(
        "The port of target groups with protocol 'GENEVE' must be '6081'");
  }
  return ApplyVersion(row, in);
}

Result<TargetGroupRow> RowOf(Context& ctx, const CreateTargetGroupInput& in) {
  TargetGroupRow row{.account = ctx.account(), .region = ctx.region(), .name = in.name};
  row.target_type = in.target_type.value_or("instance");
  row.ip_address_type = in.ip_address_type.value_or("ipv4");
  row.created_at = ctx.now();
  if (row.target_type == "lambda") {
    WT_TRY(CheckLambda(in));
  } else {
    WT_TRY(ApplyPlace(ctx, row, in));
  }
  if (row.ip_address_type == "ipv6" && row.target_type != "ip") {
    return error::InvalidConfigurationRequestException(
        "IP address type 'ipv6' is for target groups with target type 'ip' only");
  }
  if (in.target_control_port) row.target_control_port = *in.target_control_port;
  const CheckSettings checks = ChecksIn(in);
  DefaultChecks(row, checks);
  WT_TRY(ApplyChecks(row, checks));
  return row;
}

bool SameGroup(TargetGroupRow a, const TargetGroupRow& b) {
  const auto same = [&](auto member) { return a.*member == b.*member; };
  using Row = TargetGroupRow;
  return same(&Row::target_type) && same(&Row::protocol) && same(&Row::protocol_version) &&
         same(&Row::port) && same(&Row::vpc_id) && same(&Row::ip_address_type) &&
         same(&Row::check_enabled) && same(&Row::check_protocol) && same(&Row::check_port) &&
         same(&Row::check_path) && same(&Row::check_interval) && same(&Row::check_timeout) &&
         same(&Row::healthy_threshold) && same(&Row::unhealthy_threshold) && same(&Row::matcher);
}

}  // namespace

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
Result<CreateTargetGroupOutput> CreateTargetGroup(Context& ctx, const CreateTargetGroupInput& in) {
  WT_TRY(CheckName("Target group", in.name));
  TargetGroupRow row = WT_TRY(RowOf(ctx, in));
  WT_TRY(CheckNewTags(in.tags));

  // The same again is no error.
  CreateTargetGroupOutput out;
  if (const std::optional<TargetGroupRow> there = GroupNamed(ctx, in.name)) {
    if (!SameGroup(row, *there)) {
      return error::DuplicateTargetGroupNameException(StrCat(
          "A target group with the same name '", in.name, "' exists, but with different settings"));
    }
    out.target_groups.push_back(ToApi(*there));
    return out;
  }
  const auto all = ctx.Scan<TargetGroupRow>();
  if (static_cast<size_t>(std::distance(all.begin(), all.end())) >= kTargetGroupsMax) {
    return error::TooManyTargetGroupsException(
        StrCat("The maximum number of target groups, '", kTargetGroupsMax, "', has been reached"));
  }
  row.arn =
      ctx.ArnOf("elasticloadbalancing", StrCat("targetgroup/", row.name, "/", ctx.NewHexId(16)));
  ctx.Put(row);
  WT_TRY(PutTags(ctx, row.arn, in.tags));
  out.target_groups.push_back(ToApi(row));
  return out;
}

}  // namespace wt::elbv2
