#pragma once

// Rules of listeners: find, render, make, delete.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/elbv2/balancer_state.h"

namespace wt::elbv2 {

inline constexpr int64_t kDefaultPriority = 50001;

// RuleNotFound; ValidationError where it is no rule's ARN.
Result<RuleRow> FindRule(Context& ctx, std::string_view arn);
// By priority, the default rule last.
std::vector<RuleRow> RulesOf(Context& ctx, std::string_view listener_arn);
RuleRow DefaultRule(Context& ctx, std::string_view listener_arn);
std::string NewRuleArn(Context& ctx, std::string_view listener_arn);

Rule ToApi(const RuleRow& row);
void DeleteRuleRow(Context& ctx, const RuleRow& row);

}  // namespace wt::elbv2
