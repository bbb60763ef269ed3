#pragma once

// Conditions of rules: checked and filled in.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleCondition.html

#include "emulator/base/result.h"
#include "emulator/laws/listener_rules/listener_rules.h"
#include "services/elbv2/api.h"

namespace wt::elbv2 {

// As they are kept: with values in both forms, in order of their fields. ValidationError.
Result<wire::List<RuleCondition>> CheckConditions(const wire::List<RuleCondition>& conditions);
Result<void> CheckTransforms(const wire::List<RuleTransform>& transforms);

laws::listener_rules::Condition ToLaw(const RuleCondition& condition);

}  // namespace wt::elbv2
