#pragma once

// AWS Identity and Access Management: what its peers may use.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/iam/state.h"

namespace wt {
class World;
}

namespace wt::iam {

void Install(World& world);

// By name or ARN. A profile's `roles` holds the keys (names in lower case) of its roles.
std::optional<InstanceProfileRow> FindInstanceProfile(Turn& turn, std::string_view account,
                                                      std::string_view name_or_arn);
// By name or ARN; an ARN of another account finds that account's role.
std::optional<RoleRow> FindRole(Turn& turn, std::string_view account,
                                std::string_view name_or_arn);

// Whether the role's trust policy lets a service ("ecs-tasks.amazonaws.com") assume it.
bool TrustsService(Turn& turn, const RoleRow& role, std::string_view service);

// Further facts of a request that conditions ask for: {"ecs:cluster": "arn:…"}.
using ConditionContext = std::map<std::string, std::string>;
// Whether the role's own policies, within its boundary, let it do `action` ("ecs:Poll") on
// `resource` (an ARN, or "*").
bool Allows(Turn& turn, const RoleRow& role, std::string_view action, std::string_view resource,
            const ConditionContext& context = {});

// The service-linked role of "ecs.amazonaws.com" and the like, made where the account has none:
// services call it when they are first used. Answers its ARN; empty for a service that has none.
std::string EnsureServiceLinkedRole(Turn& turn, std::string_view account,
                                    std::string_view service);

}  // namespace wt::iam
