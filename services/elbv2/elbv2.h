#pragma once

// Elastic Load Balancing v2: what its peers may use.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/laws/listener_rules/listener_rules.h"
#include "emulator/laws/target_selection/target_selection.h"
#include "emulator/world/context.h"
#include "services/elbv2/target_state.h"

namespace wt {
class World;
}

namespace wt::elbv2 {

void Install(World& world);

// --- Target groups -------------------------------------------------------------------------------

std::optional<TargetGroupRow> FindTargetGroup(Turn& turn, std::string_view arn);
// Whether a rule of a load balancer forwards to the group: `row.load_balancer_arn` is set.
inline bool IsAttached(const TargetGroupRow& row) { return !row.load_balancer_arn.empty(); }
// "app/web/0123456789abcdef" or "targetgroup/web/0123456789abcdef": what CloudWatch calls them.
std::string DimensionOf(std::string_view arn);
// Of the metric ALBRequestCountPerTarget:
// "app/web/50dc6c495c0c9188/targetgroup/web/943f017f100becff"; nothing where the group is not
// attached to an Application Load Balancer.
std::optional<std::string> ResourceLabel(Turn& turn, std::string_view group_arn);

// --- Targets -------------------------------------------------------------------------------------

struct Target {
  std::string id;    // Of an instance, an address, or an ARN, by the group's target type.
  int64_t port = 0;  // 0: the group's own.
  std::string zone;  // For addresses outside of the VPC: "all", or a zone.
};

// As the operations of these names. Errors are theirs: TargetGroupNotFound, InvalidTarget,
// TooManyTargets, TooManyRegistrationsForTargetId. What is registered already stays as it is, and
// what is not registered need not be deregistered.
Result<void> Register(Context& ctx, std::string_view group_arn, const std::vector<Target>& targets);
Result<void> Deregister(Context& ctx, std::string_view group_arn,
                        const std::vector<Target>& targets);

std::optional<TargetRow> FindTarget(Turn& turn, std::string_view group_arn, std::string_view id,
                                    int64_t port);
// Those that are draining included.
std::vector<TargetRow> TargetsOf(Turn& turn, std::string_view group_arn);

// Delivered in the turn in which a target's state or reason changes. A new target comes from
// nothing; one that is gone goes to nothing.
struct TargetHealthChanged {
  std::string account, region, group_arn, id;
  int64_t port = 0;
  std::optional<laws::target_health::State> from, to;
  laws::target_health::Reason reason = laws::target_health::Reason::kNone;
  std::string description;  // "Health checks failed with these codes: [503]"
};

// --- Load balancers ------------------------------------------------------------------------------

struct BalancerView {
  std::string arn, name, dns_name, type;  // application, network, gateway
  bool active = false, internet_facing = true;
  int64_t port = 0;  // The lowest that it listens on; 0 without any.
  int64_t idle_timeout_seconds = 60;
};
// In the order of their ARNs; deleted ones are left out.
std::vector<BalancerView> BalancersOf(Turn& turn, std::string_view account,
                                      std::string_view region);
// The target groups that load balancers forward to, with checks on or off, in order of ARN.
std::vector<TargetGroupRow> AttachedGroups(Turn& turn, std::string_view account,
                                           std::string_view region);

// --- Rules ---------------------------------------------------------------------------------------

struct GroupWeight {
  std::string group_arn;
  int64_t weight = 0;
};
// As ModifyRule, or with a listener's ARN ModifyListener: what it forwards to from now on, its
// other actions as they are. Errors are theirs: RuleNotFound, ListenerNotFound,
// TargetGroupNotFound, TargetGroupAssociationLimit, …
Result<void> SetForward(Context& ctx, std::string_view rule_or_listener_arn,
                        const std::vector<GroupWeight>& weights);

// --- The way of a request ------------------------------------------------------------------------

// What a load balancer does with a request; for a load model and for tracing.
struct Way {
  std::string balancer_arn, listener_arn, rule_arn;  // As far as it came.
  std::string action;  // "forward", "redirect", "fixed-response", "authenticate-oidc", …
  int64_t status = 0;  // Of an answer by the load balancer itself; 0 where a target answers.
  std::string location, body, content_type;
  struct GroupShare {
    std::string group_arn;
    double share = 0;  // By the action's weights.
  };
  std::vector<GroupShare> groups;
  // Why it is as it is, hop by hop: "Rule … does not match: its host-header is not one of …".
  std::vector<std::string> steps;
};
// By the load balancer's DNS name. Nothing where no load balancer has it. The way ends without an
// action where none listens, the load balancer is not active, or its security groups drop it.
std::optional<Way> FollowRequest(Turn& turn, std::string_view dns_name,
                                 const laws::listener_rules::Request& request);

// The targets of a group as the law of target selection takes them, in the order of TargetsOf; with
// the zones of the group's load balancer and its policy.
struct Selection {
  std::vector<TargetRow> targets;
  std::vector<laws::target_selection::Candidate> candidates;
  std::vector<std::string> zones;
  laws::target_selection::Policy policy;
};
Selection SelectionOf(Turn& turn, std::string_view group_arn);

}  // namespace wt::elbv2
