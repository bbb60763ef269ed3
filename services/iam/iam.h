#pragma once

// AWS Identity and Access Management: what its peers may use.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/laws/iam_policy/iam_policy.h"
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
std::optional<RoleRow> FindRole(Turn& turn, std::string_view account, std::string_view name_or_arn);

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
std::string EnsureServiceLinkedRole(Turn& turn, std::string_view account, std::string_view service);

// --- For STS and for services whose resources carry policies -------------------------------------

// A user, or a role's session, as the law sees it: who it is, its policies, what conditions may ask
// about it and about the time.
struct Subject {
  laws::iam_policy::Principal principal;
  laws::iam_policy::Policies policies;
  laws::iam_policy::Values values;
};
Subject SubjectOf(Turn& turn, const UserRow& user);
Subject SubjectOf(Turn& turn, const RoleRow& role, std::string_view session);

laws::iam_policy::Policy TrustOf(const RoleRow& role);
// MalformedPolicyDocument where a document is none: an identity's (no principal), a resource's.
Result<laws::iam_policy::Policy> ParsePolicy(std::string_view document, std::string_view id);
Result<laws::iam_policy::Policy> ParseResourcePolicy(std::string_view document);
// The document of a managed policy, the account's or AWS's.
std::optional<laws::iam_policy::Policy> ManagedDocument(Turn& turn, std::string_view account,
                                                        std::string_view arn);
std::optional<UserRow> FindUserOfAccessKey(Turn& turn, std::string_view access_key_id);
// A new id of an access key, which names its account: "AKIA…" or "ASIA…".
std::string NewAccessKeyId(Turn& turn, std::string_view prefix, std::string_view account);
// The account that a key's id names; nothing where it names none.
std::optional<std::string> AccountOfAccessKeyId(std::string_view id);
std::string NewSecret(Turn& turn);

}  // namespace wt::iam
