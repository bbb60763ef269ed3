#include "services/elbv2/target_registration.h"

#include <iterator>
#include <set>
#include <utility>

#include "emulator/base/arn.h"
#include "emulator/laws/listener_rules/address.h"
#include "services/elbv2/circumstances.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

namespace net = laws::listener_rules;

Result<void> CheckInstances(Context& ctx, const TargetGroupRow& group,
                            const std::vector<Target>& targets) {
  std::vector<std::string> unknown, foreign, resting;
  for (const Target& target : targets) {
    if (!target.zone.empty()) {
      return error::ValidationError(
          "You cannot specify an Availability Zone for targets of a target group with target type "
          "'instance'");
    }
    const std::optional<ec2::InstanceRow> instance =
        ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), target.id);
    const std::string quoted = StrCat("'", target.id, "'");
    if (!instance) {
      unknown.push_back(quoted);
    } else if (instance->vpc_id != group.vpc_id) {
      foreign.push_back(quoted);
    } else if (instance->state != ec2::LifecycleState::kRunning) {
      resting.push_back(quoted);
    }
  }
  if (!unknown.empty()) {
    return error::InvalidTargetException(
        StrCat("The following targets are not valid instances: ", Join(unknown, ", ")));
  }
  if (!foreign.empty()) {
    return error::InvalidTargetException(
        StrCat("The following targets are not in the target group "
               "VPC '",
               group.vpc_id, "': ", Join(foreign, ", ")));
  }
  if (!resting.empty()) {
    return error::InvalidTargetException(
        StrCat("The following targets are not in a running state and cannot be registered: ",
               Join(resting, ", ")));
  }
  return {};
}

bool IsPrivate(const net::Address& address) {
  for (const char* range : {"10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"}) {
    if (net::ParseBlock(range)->Contains(address)) return true;
  }
  return false;
}

bool InVpc(Context& ctx, const std::string& vpc_id, const net::Address& address) {
  for (const ec2::VpcCidrRow& row : ctx.Scan<ec2::VpcCidrRow>(vpc_id)) {
    const std::optional<net::Block> block = net::ParseBlock(row.cidr);
    if (block && block->Contains(address)) return true;
  }
  return false;
}

Result<void> CheckAddress(Context& ctx, const TargetGroupRow& group, const Target& target) {
  const std::optional<net::Address> address = net::ParseAddress(target.id);
  const bool v6 = group.ip_address_type == "ipv6";
  if (!address || address->v6 != v6) {
    return error::ValidationError(StrCat("The IP address '", target.id, "' is not a valid ",
                                         v6 ? "IPv6" : "IPv4", " address"));
  }
  if (SubnetAt(ctx, group.vpc_id, target.id)) return {};
  if (InVpc(ctx, group.vpc_id, *address)) {
    return error::ValidationError(
        StrCat("The IP address '", target.id,
               "' is within the VPC, but is not within a VPC subnet so it can't be registered"));
  }
  if (!IsPrivate(*address)) {
    return error::ValidationError(StrCat(
        "The IP address '", target.id,
        "' is not allowed, as it must be an address from a VPC subnet, RFC1918, or RFC6598"));
  }
  if (target.zone.empty()) {
    return error::ValidationError(
        StrCat("You must specify a valid Availability Zone or select 'all' for all enabled "
               "Availability zones, since the IP address '",
               target.id, "' is outside the VPC"));
  }
  return {};
}

// An Application Load Balancer behind a Network Load Balancer.
Result<void> CheckBalancer(Context& ctx, const TargetGroupRow& group, const Target& target) {
  const auto* balancer = ctx.Peek<LoadBalancerRow>(target.id);
  if (balancer == nullptr || balancer->state == BalancerState::kDeleted ||
      !IsApplication(*balancer)) {
    return error::InvalidTargetException(
        StrCat("'", target.id, "' is not a valid Application Load Balancer"));
  }
  if (balancer->vpc_id != group.vpc_id) {
    return error::InvalidTargetException(
        StrCat("The following targets are not in the target group "
               "VPC '",
               group.vpc_id, "': '", target.id, "'"));
  }
  if (!ListenerAt(ctx, target.id, target.port)) {
    return error::InvalidTargetException(
        StrCat("Load balancer '", target.id, "' must have a listener on port '", target.port, "'"));
  }
  return {};
}

Result<void> CheckFunction(const Target& target) {
  const std::optional<Arn> arn = ParseArn(target.id);
  if (!arn || arn->service != "lambda") {
    return error::ValidationError(StrCat("'", target.id, "' is not a valid Lambda function ARN"));
  }
  return {};
}

Result<void> CheckKind(Context& ctx, const TargetGroupRow& group,
                       const std::vector<Target>& targets) {
  if (group.target_type == "instance") return CheckInstances(ctx, group, targets);
  for (const Target& target : targets) {
    if (group.target_type == "ip") {
      WT_TRY(CheckAddress(ctx, group, target));
    } else if (group.target_type == "alb") {
      WT_TRY(CheckBalancer(ctx, group, target));
    } else {
      WT_TRY(CheckFunction(target));
    }
  }
  return {};
}

Result<void> CheckCounts(Context& ctx, const TargetGroupRow& group,
                         const std::vector<Target>& targets) {
  const auto there = ctx.Scan<TargetRow>(group.arn);
  size_t count = static_cast<size_t>(std::distance(there.begin(), there.end()));
  for (const Target& target : targets) {
    if (ctx.Peek<TargetRow>(group.arn, target.id, target.port) != nullptr) continue;
    ++count;
    const auto same = ctx.Rows<TargetRow>().By<0>(ctx.account(), ctx.region(), target.id);
    if (static_cast<size_t>(std::distance(same.begin(), same.end())) >=
        kRegistrationsPerTargetMax) {
      return error::TooManyRegistrationsForTargetIdException(StrCat(
          "The maximum number of registrations for target '", target.id, "' has been reached"));
    }
  }
  const bool single = group.target_type == "lambda" || group.target_type == "alb";
  const size_t most = single ? 1 : kTargetsPerGroupMax;
  if (count <= most) return {};
  return error::TooManyTargetsException(StrCat("The maximum number of targets per target group, '",
                                               most, "', has been reached on target group '",
                                               group.arn, "'"));
}

}  // namespace

Result<std::vector<Target>> CheckTargets(Context& ctx, const TargetGroupRow& group,
                                         const std::vector<Target>& targets) {
  if (targets.empty()) return error::ValidationError("At least one target must be specified");
  std::vector<Target> out;
  std::set<std::pair<std::string, int64_t>> seen;
  for (Target target : targets) {
    if (target.id.empty()) return error::ValidationError("A target ID must be specified");
    if (target.port == 0) target.port = group.port;
    if (seen.emplace(target.id, target.port).second) out.push_back(std::move(target));
  }
  WT_TRY(CheckKind(ctx, group, out));
  WT_TRY(CheckCounts(ctx, group, out));
  return out;
}

}  // namespace wt::elbv2
