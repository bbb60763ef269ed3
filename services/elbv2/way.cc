// The way of a request through a load balancer, explained.

#include <optional>
#include <utility>

#include "emulator/base/arn.h"
#include "services/ec2/ec2.h"
#include "services/elbv2/action.h"
#include "services/elbv2/circumstances.h"
#include "services/elbv2/condition.h"
#include "services/elbv2/elbv2.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/rule.h"
#include "services/elbv2/target_group.h"

namespace wt::elbv2 {
namespace {

namespace rules = laws::listener_rules;
namespace selection = laws::target_selection;

std::string Shown(const rules::Condition& condition) {
  std::string out(rules::FieldName(condition.field));
  if (!condition.header_name.empty()) StrAppend(out, " ", condition.header_name);
  std::vector<std::string> values = condition.values;
  for (size_t i = 0; i < condition.keys.size() && i < values.size(); ++i) {
    if (!condition.keys[i].empty()) values[i] = StrCat(condition.keys[i], "=", values[i]);
  }
  values.insert(values.end(), condition.regexes.begin(), condition.regexes.end());
  return StrCat(out, " is not one of '", Join(values, "', '"), "'");
}

// Whether a packet from the client gets to a node at all.
bool GetsIn(Context& ctx, const LoadBalancerRow& balancer, const rules::Request& request,
            Way& way) {
  for (const BalancerZoneRow& zone : ZonesOf(ctx, balancer.arn)) {
    if (zone.network_interface_id.empty()) continue;
    const ec2::Verdict verdict = ec2::CanConnect(
        ctx, {.network_interface_id = "", .address = request.source_ip},
        {.network_interface_id = zone.network_interface_id, .address = ""}, request.port);
    if (verdict.passes) {
      way.steps.push_back(StrCat("Port ", request.port, " of ", balancer.name, " in ", zone.zone,
                                 " can be reached from ", request.source_ip, "."));
      return true;
    }
    way.steps.push_back(StrCat("Stopped on the way to ", zone.zone, " (", verdict.stopped_at,
                               "): ", verdict.detail));
  }
  return false;
}

void Answer(const Action& action, const rules::Request& request, Way& way) {
  way.action = action.type;
  if (action.fixed_response_config) {
    const FixedResponseActionConfig& fixed = *action.fixed_response_config;
    way.status = ParseInt(fixed.status_code).value_or(0);
    way.body = fixed.message_body.value_or("");
    way.content_type = fixed.content_type.value_or("text/plain");
    way.steps.push_back(StrCat("The load balancer answers ", fixed.status_code, " itself."));
  } else if (action.redirect_config) {
    const RedirectActionConfig& redirect = *action.redirect_config;
    way.status = redirect.status_code == "HTTP_301" ? 301 : 302;
    way.location = rules::Location({.protocol = redirect.protocol.value_or(""),
                                    .host = redirect.host.value_or(""),
                                    .port = redirect.port.value_or(""),
                                    .path = redirect.path.value_or(""),
                                    .query = redirect.query.value_or("")},
                                   request);
    way.steps.push_back(StrCat("The client is sent to ", way.location, "."));
  } else if (action.forward_config) {
    int64_t sum = 0;
    for (const TargetGroupTuple& tuple : action.forward_config->target_groups) {
      sum += tuple.weight.value_or(1);
    }
    for (const TargetGroupTuple& tuple : action.forward_config->target_groups) {
      const auto weight = static_cast<double>(tuple.weight.value_or(1));
      way.groups.push_back({tuple.target_group_arn.value_or(""),
                            sum == 0 ? 0.0 : weight / static_cast<double>(sum)});
    }
    if (sum == 0) way.status = 503;
    way.steps.push_back(StrCat("It is forwarded to ", way.groups.size(), " target group(s)."));
  } else {
    // Deviation: AWS sends the client to its identity provider; here the way ends at the action,
    // because there is none.
    way.steps.push_back(StrCat("The client must authenticate first (", action.type, ")."));
  }
}

void MeetRule(Context& ctx, const ListenerRow& listener, const rules::Request& request, Way& way) {
  const std::vector<RuleRow> rows = RulesOf(ctx, listener.arn);
  std::vector<rules::Rule> law;
  for (const RuleRow& row : rows) {
    rules::Rule& rule = law.emplace_back();
    rule.priority = row.priority;
    rule.is_default = row.is_default;
    for (const RuleCondition& condition : *row.conditions) {
      rule.conditions.push_back(ToLaw(condition));
    }
  }
  const rules::Choice choice = rules::Choose(law, request);
  for (const rules::Choice::PassedOver& over : choice.passed_over) {
    way.steps.push_back(
        StrCat("The rule of priority ", rows[over.index].priority,
               " does not match: ", Shown(law[over.index].conditions[over.condition]), "."));
  }
  if (!choice.found) return;
  const RuleRow& met = rows[choice.index];
  way.rule_arn = met.arn;
  way.steps.push_back(met.is_default ? std::string("The default rule is met.")
                                     : StrCat("The rule of priority ", met.priority, " is met."));
  for (const Action& action : *met.actions) {
    Answer(action, request, way);
    if (action.type.starts_with("authenticate")) return;
  }
}

selection::Policy PolicyOf(const TargetGroupRow& group, const LoadBalancerRow* balancer) {
  selection::Policy policy;
  const std::string algorithm = AttributeOf(group, "load_balancing.algorithm.type");
  if (algorithm == "least_outstanding_requests") {
    policy.algorithm = selection::Algorithm::kLeastOutstandingRequests;
  } else if (algorithm == "weighted_random") {
    policy.algorithm = selection::Algorithm::kWeightedRandom;
  }
  std::string cross = AttributeOf(group, "load_balancing.cross_zone.enabled");
  if (cross != "true" && cross != "false" && balancer != nullptr) {
    cross = AttributeOf(*balancer, "load_balancing.cross_zone.enabled");
  }
  policy.cross_zone = cross != "false";
  policy.slow_start = SlowStart(group);
  const auto number = [&](std::string_view test, std::string_view unit) {
    return ParseInt(AttributeOf(group, StrCat("target_group_health.", test,
                                              ".minimum_healthy_targets.", unit)))
        .value_or(0);
  };
  policy.routing = {number("unhealthy_state_routing", "count"),
                    number("unhealthy_state_routing", "percentage")};
  policy.dns = {number("dns_failover", "count"), number("dns_failover", "percentage")};
  return policy;
}

}  // namespace

std::optional<Way> FollowRequest(Turn& turn, std::string_view dns_name,
                                 const rules::Request& request) {
  // 1. The load balancer of that name.
  std::optional<LoadBalancerRow> balancer;
  for (const LoadBalancerRow& row : turn.Rows<LoadBalancerRow>().By<1>(ToLower(dns_name))) {
    if (row.state != BalancerState::kDeleted) balancer = row;
  }
  if (!balancer) return std::nullopt;
  Context ctx(turn.world(), balancer->account, balancer->region);
  Way way{.balancer_arn = balancer->arn};
  if (balancer->state != BalancerState::kActive) {
    way.steps.push_back(StrCat("Load balancer ", balancer->name, " is not active."));
    return way;
  }

  // 2. Its security groups, its listener.
  if (!request.source_ip.empty() && !GetsIn(ctx, *balancer, request, way)) return way;
  const std::optional<ListenerRow> listener = ListenerAt(ctx, balancer->arn, request.port);
  if (!listener) {
    way.steps.push_back(
        StrCat("No listener of ", balancer->name, " is on port ", request.port, "."));
    return way;
  }
  way.listener_arn = listener->arn;

  // 3. The rule, and what it does.
  MeetRule(ctx, *listener, request, way);
  return way;
}

Selection SelectionOf(Turn& turn, std::string_view group_arn) {
  Selection out;
  const std::optional<TargetGroupRow> group = FindTargetGroup(turn, group_arn);
  if (!group) return out;
  Context ctx(turn.world(), group->account, group->region);
  const auto* balancer = ctx.Peek<LoadBalancerRow>(group->load_balancer_arn);
  out.policy = PolicyOf(*group, balancer);
  for (const BalancerZoneRow& zone : ZonesOf(ctx, group->load_balancer_arn)) {
    out.zones.push_back(zone.zone);
  }
  out.targets = TargetsOf(turn, group_arn);
  namespace health = laws::target_health;
  for (const TargetRow& target : out.targets) {
    selection::Candidate& candidate = out.candidates.emplace_back();
    candidate.zone = ShownZone(ctx, *group, target);
    candidate.healthy =
        target.state == health::State::kHealthy || target.state == health::State::kUnavailable;
    candidate.accepts =
        target.state != health::State::kDraining && target.state != health::State::kUnused;
    candidate.healthy_for = ctx.now() - target.healthy_since;
    candidate.in_slow_start = target.slow_start && candidate.healthy_for < out.policy.slow_start;
  }
  return out;
}

}  // namespace wt::elbv2
