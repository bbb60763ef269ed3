#pragma once

// Actions of rules: checked, filled in, and the groups they forward to.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/elbv2/balancer_state.h"

namespace wt::elbv2 {

// The actions of a rule of that listener, as they are kept: in order, with their defaults. Errors:
// InvalidLoadBalancerAction, TooManyActions, TargetGroupNotFound, IncompatibleProtocols,
// InvalidConfigurationRequest, ValidationError. `before` are those that they replace, whose
// client secrets may be used on.
Result<wire::List<Action>> CheckActions(Context& ctx, const LoadBalancerRow& balancer,
                                        const ListenerRow& listener,
                                        const wire::List<Action>& actions,
                                        const wire::List<Action>& before = {});
// As answers have them: without client secrets.
wire::List<Action> ActionsToApi(const wire::List<Action>& actions);
// ARNs, each once.
std::vector<std::string> GroupsOf(const wire::List<Action>& actions);

// Keeps who forwards to what, and sets the targets of groups that come into use or fall out of it
// on their way. Errors: TargetGroupAssociationLimit, TooManyUniqueTargetGroupsPerLoadBalancer,
// TooManyTargets.
Result<void> UseGroups(Context& ctx, const LoadBalancerRow& balancer, const std::string& rule_arn,
                       const std::vector<std::string>& groups);
void ReleaseGroups(Context& ctx, const std::string& rule_arn);

}  // namespace wt::elbv2
