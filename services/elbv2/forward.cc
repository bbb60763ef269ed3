#include "services/elbv2/forward.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "services/elbv2/errors.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/target.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

struct Pair {
  std::string_view listener, group;
};
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html
constexpr Pair kPairs[] = {
    {"HTTP", "HTTP"},     {"HTTP", "HTTPS"},        {"HTTPS", "HTTP"},      {"HTTPS", "HTTPS"},
    {"TCP", "TCP"},       {"TCP", "TCP_UDP"},       {"TLS", "TCP"},         {"TLS", "TLS"},
    {"UDP", "UDP"},       {"UDP", "TCP_UDP"},       {"TCP_UDP", "TCP_UDP"}, {"QUIC", "QUIC"},
    {"QUIC", "TCP_QUIC"}, {"TCP_QUIC", "TCP_QUIC"}, {"", "GENEVE"},
};

// The groups that the action names, by either way of naming them.
Result<ForwardActionConfig> ConfigOf(const Action& action) {
  ForwardActionConfig config;
  if (action.forward_config) config = *action.forward_config;
  if (action.target_group_arn) {
    if (config.target_groups.empty()) {
      config.target_groups.emplace_back().target_group_arn = *action.target_group_arn;
    } else if (config.target_groups.size() > 1 ||
               config.target_groups[0].target_group_arn != action.target_group_arn) {
      return error::ValidationError(
          "You cannot specify both a target group ARN and a 'ForwardConfig' with other target "
          "groups");
    }
  }
  if (config.target_groups.empty()) {
    return error::ValidationError("A target group ARN must be specified");
  }
  if (config.target_groups.size() > kGroupsPerActionMax) {
    return error::ValidationError(StrCat("The maximum number of target groups per action, '",
                                         kGroupsPerActionMax, "', has been exceeded"));
  }
  return config;
}

Result<void> CheckStickiness(const LoadBalancerRow& balancer, ForwardActionConfig& config) {
  if (!IsApplication(balancer)) {
    config.target_group_stickiness_config.reset();
    return {};
  }
  if (!config.target_group_stickiness_config) config.target_group_stickiness_config.emplace();
  TargetGroupStickinessConfig& sticky = *config.target_group_stickiness_config;
  if (!sticky.enabled) sticky.enabled = false;
  if (!*sticky.enabled) return {};
  if (!sticky.duration_seconds) {
    return error::ValidationError(
        "A target group stickiness duration must be specified when stickiness is enabled");
  }
  if (*sticky.duration_seconds < 1 || *sticky.duration_seconds > 604800) {
    return error::ValidationError(
        "The target group stickiness duration must be between '1-604800' seconds inclusive");
  }
  return {};
}

Result<void> CheckGroup(Context& ctx, const LoadBalancerRow& balancer, const ListenerRow& listener,
                        const std::string& arn) {
  const auto* group = ctx.Peek<TargetGroupRow>(arn);
  if (group == nullptr) {
    WT_TRY(FindGroup(ctx, arn));
    return error::TargetGroupNotFoundException(StrCat("Target group '", arn, "' not found"));
  }
  if (group->target_type == "lambda") {
    if (IsApplication(balancer)) return {};
    return error::InvalidConfigurationRequestException(
        "Target groups with target type 'lambda' are for Application Load Balancers only");
  }
  if (!Compatible(listener.protocol, group->protocol)) {
    return error::IncompatibleProtocolsException(
        StrCat("The protocol '", group->protocol, "' of target group '", arn,
               "' is not compatible with a listener of protocol '", listener.protocol, "'"));
  }
  if (group->protocol_version == "GRPC" && listener.protocol != "HTTPS") {
    return error::InvalidConfigurationRequestException(
        StrCat("Listener protocol '", listener.protocol,
               "' is not supported with a target group with the protocol-version 'GRPC'"));
  }
  if (group->vpc_id != balancer.vpc_id) {
    return error::InvalidConfigurationRequestException(StrCat(
        "Target group '", arn, "' is not in the VPC '", balancer.vpc_id, "' of the load balancer"));
  }
  return {};
}

size_t CountTargets(Context& ctx, const std::set<std::string>& groups) {
  size_t count = 0;
  for (const std::string& group : groups) {
    const auto targets = ctx.Scan<TargetRow>(group);
    count += static_cast<size_t>(std::distance(targets.begin(), targets.end()));
  }
  return count;
}

Result<void> CheckTotals(Context& ctx, const LoadBalancerRow& balancer) {
  std::set<std::string> groups;
  for (const GroupUseRow& use :
       ctx.Rows<GroupUseRow>().By<1>(ctx.account(), ctx.region(), balancer.arn)) {
    groups.insert(use.group_arn);
  }
  if (groups.size() > kGroupsPerLoadBalancerMax) {
    return error::TooManyUniqueTargetGroupsPerLoadBalancerException(
        StrCat("The maximum number of target groups per load balancer, '",
               kGroupsPerLoadBalancerMax, "', has been reached"));
  }
  const size_t most = IsApplication(balancer) ? kTargetsPerLoadBalancerMax : kTargetsPerNetworkMax;
  if (CountTargets(ctx, groups) > most) {
    return error::TooManyTargetsException(
        StrCat("The maximum number of targets per load balancer, '", most, "', has been reached"));
  }
  return {};
}

// After a rule began or ceased to forward to a group.
void Reattach(Context& ctx, const std::string& group_arn) {
  std::optional<TargetGroupRow> group = ctx.Find<TargetGroupRow>(group_arn);
  if (!group) return;
  std::string balancer;
  for (const GroupUseRow& use : ctx.Scan<GroupUseRow>(group_arn)) balancer = use.load_balancer_arn;
  if (group->load_balancer_arn == balancer) return;
  group->load_balancer_arn = balancer;
  ctx.Put(*group);
  Recheck(ctx, *group);
}

}  // namespace

bool Compatible(std::string_view listener_protocol, std::string_view group_protocol) {
  return std::any_of(std::begin(kPairs), std::end(kPairs), [&](const Pair& pair) {
    return pair.listener == listener_protocol && pair.group == group_protocol;
  });
}

Result<void> CheckForward(Context& ctx, const LoadBalancerRow& balancer,
                          const ListenerRow& listener, Action& action) {
  ForwardActionConfig config = WT_TRY(ConfigOf(action));
  std::set<std::string> seen;
  for (TargetGroupTuple& tuple : config.target_groups) {
    if (!tuple.target_group_arn) {
      return error::ValidationError("A target group ARN must be specified");
    }
    if (!seen.insert(*tuple.target_group_arn).second) {
      return error::ValidationError(
          StrCat("Target group '", *tuple.target_group_arn, "' was provided multiple times"));
    }
    if (!tuple.weight) tuple.weight = 1;
    if (*tuple.weight < 0 || *tuple.weight > 999) {
      return error::ValidationError(
          StrCat("Weight '", *tuple.weight, "' must be between '0' and '999' inclusive"));
    }
    WT_TRY(CheckGroup(ctx, balancer, listener, *tuple.target_group_arn));
  }
  WT_TRY(CheckStickiness(balancer, config));
  action.target_group_arn.reset();
  if (config.target_groups.size() == 1) {
    action.target_group_arn = config.target_groups[0].target_group_arn;
  }
  action.forward_config = std::move(config);
  return {};
}

std::vector<std::string> GroupsOf(const wire::List<Action>& actions) {
  std::vector<std::string> groups;
  for (const Action& action : actions) {
    if (!action.forward_config) continue;
    for (const TargetGroupTuple& tuple : action.forward_config->target_groups) {
      const std::string arn = tuple.target_group_arn.value_or("");
      if (std::find(groups.begin(), groups.end(), arn) == groups.end()) groups.push_back(arn);
    }
  }
  return groups;
}

Result<void> UseGroups(Context& ctx, const LoadBalancerRow& balancer, const std::string& rule_arn,
                       const std::vector<std::string>& groups) {
  // 1. A group belongs to one load balancer.
  for (const std::string& group : groups) {
    for (const GroupUseRow& use : ctx.Scan<GroupUseRow>(group)) {
      if (use.load_balancer_arn == balancer.arn) continue;
      return error::TargetGroupAssociationLimitException(
          StrCat("The following target groups cannot be associated with more than one load "
                 "balancer: ",
                 group));
    }
  }
  // 2. Those that the rule had, and no longer names.
  std::set<std::string> changed;
  for (const GroupUseRow& use :
       ctx.Rows<GroupUseRow>().By<0>(ctx.account(), ctx.region(), rule_arn)) {
    if (std::find(groups.begin(), groups.end(), use.group_arn) == groups.end()) {
      changed.insert(use.group_arn);
    }
  }
  for (const std::string& group : changed) ctx.Erase<GroupUseRow>(group, rule_arn);
  // 3. Those that it names now.
  for (const std::string& group : groups) {
    ctx.Put(GroupUseRow{.account = ctx.account(),
                        .region = ctx.region(),
                        .group_arn = group,
                        .rule_arn = rule_arn,
                        .load_balancer_arn = balancer.arn});
    changed.insert(group);
  }
  WT_TRY(CheckTotals(ctx, balancer));
  for (const std::string& group : changed) Reattach(ctx, group);
  return {};
}

void ReleaseGroups(Context& ctx, const std::string& rule_arn) {
  std::set<std::string> changed;
  for (const GroupUseRow& use :
       ctx.Rows<GroupUseRow>().By<0>(ctx.account(), ctx.region(), rule_arn)) {
    changed.insert(use.group_arn);
  }
  for (const std::string& group : changed) {
    ctx.Erase<GroupUseRow>(group, rule_arn);
    Reattach(ctx, group);
  }
}

}  // namespace wt::elbv2
