#include "emulator/laws/iam_policy/iam_policy.h"

#include <algorithm>
#include <set>

#include "emulator/base/strings.h"
#include "emulator/laws/iam_policy/conditions.h"

namespace wt::laws::iam_policy {
namespace {

using Kind = Principal::Kind;

// How far a resource policy's principal element names the caller.
enum class Named {
  kNot,
  kAccount,   // The account, which then decides by its own policies.
  kRole,      // The role of the session.
  kDirectly,  // The user, the session, the service, or everybody.
};

bool IsAccountOf(std::string_view value, std::string_view account) {
  return value == account ||
         (value.starts_with("arn:") && value.ends_with(StrCat("::", account, ":root")));
}

Named NamedBy(const Principals& principals, const Principal& caller) {
  Named best = Named::kNot;
  for (const auto& [type, values] : principals) {
    for (const std::string& value : values) {
      Named here = Named::kNot;
      if (value == "*") {
        here = Named::kDirectly;
      } else if (type == "Service" && caller.kind == Kind::kService) {
        if (value == caller.service) here = Named::kDirectly;
      } else if (type == "Federated" && caller.kind == Kind::kFederated) {
        if (value == caller.arn) here = Named::kDirectly;
      } else if (type == "AWS" && caller.kind != Kind::kService &&
                 caller.kind != Kind::kFederated && caller.kind != Kind::kAnonymous) {
        if (IsAccountOf(value, caller.account)) here = Named::kAccount;
        if (!caller.role_arn.empty() && value == caller.role_arn) here = Named::kRole;
        if (value == caller.arn && caller.kind != Kind::kRoot) here = Named::kDirectly;
      }
      best = std::max(best, here);
    }
  }
  return best;
}

struct Found {
  bool allow = false, deny = false;
  Named named = Named::kNot;  // Of the strongest Allow.
  std::vector<Match> allowing, denying;
};

class Walk {
 public:
  Walk(const Request& request, std::set<std::string>& missing)
      : request_(request), missing_(missing) {}

  // What the statements of a policy say. Principals count in a resource's policy only.
  void Look(const Policy& policy, bool of_resource, Found& out) {
    for (size_t i = 0; i < policy.statements.size(); ++i) {
      const Statement& statement = policy.statements[i];
      Named named = Named::kDirectly;
      if (of_resource) {
        named = NamedIn(statement);
        if (named == Named::kNot) continue;
      }
      if (!Matches(policy, statement, of_resource)) continue;
      if (statement.allow) {
        out.allow = true;
        out.named = std::max(out.named, named);
        out.allowing.push_back({policy.id, i});
      } else {
        out.deny = true;
        out.denying.push_back({policy.id, i});
      }
    }
  }
  Found Look(const std::vector<Policy>& policies) {
    Found out;
    for (const Policy& policy : policies) Look(policy, false, out);
    return out;
  }

 private:
  Named NamedIn(const Statement& statement) const {
    if (statement.principals) return NamedBy(*statement.principals, request_.principal);
    if (statement.not_principals) {
      return NamedBy(*statement.not_principals, request_.principal) == Named::kNot
                 ? Named::kDirectly
                 : Named::kNot;
    }
    return Named::kNot;
  }

  bool ActionIn(const std::vector<std::string>& actions) const {
    return std::any_of(actions.begin(), actions.end(), [&](const std::string& pattern) {
      return Glob(pattern, request_.action, /*ignore_case=*/true);
    });
  }
  bool ResourceIn(const std::vector<std::string>& resources, bool variables) {
    return std::any_of(resources.begin(), resources.end(), [&](const std::string& text) {
      const Pattern pattern = Expand(text, request_.values, variables, missing_);
      return pattern.usable && GlobPattern(pattern, request_.resource);
    });
  }

  bool Matches(const Policy& policy, const Statement& statement, bool of_resource) {
    const bool variables = policy.version == "2012-10-17";
    if (!statement.actions.empty() && !ActionIn(statement.actions)) return false;
    if (!statement.not_actions.empty() && ActionIn(statement.not_actions)) return false;
    const bool named = !statement.resources.empty() || !statement.not_resources.empty();
    if (!named && !of_resource) return false;
    if (!statement.resources.empty() && !ResourceIn(statement.resources, variables)) return false;
    if (!statement.not_resources.empty() && ResourceIn(statement.not_resources, variables)) {
      return false;
    }
    return ConditionsMatch(statement.conditions, request_.values, variables, missing_);
  }

  const Request& request_;
  std::set<std::string>& missing_;
};

struct Findings {
  Found identity, resource;
  std::optional<Found> boundary, session;
};

std::optional<Decision> ExplicitDeny(const Findings& found) {
  const auto denied = [](Because because, const Found& by) {
    return Decision{.outcome = Outcome::kExplicitDeny, .because = because, .matched = by.denying};
  };
  if (found.identity.deny) return denied(Because::kIdentity, found.identity);
  if (found.resource.deny) return denied(Because::kResource, found.resource);
  if (found.boundary && found.boundary->deny) return denied(Because::kBoundary, *found.boundary);
  if (found.session && found.session->deny) return denied(Because::kSession, *found.session);
  return std::nullopt;
}

// Boundary and session policy both have to allow; which does not, if any.
std::optional<Because> NotWithin(const Findings& found) {
  if (found.boundary && !found.boundary->allow) return Because::kBoundary;
  if (found.session && !found.session->allow) return Because::kSession;
  return std::nullopt;
}

Decision Implicit(Because because) {
  return {.outcome = Outcome::kImplicitDeny, .because = because};
}
Decision Allowed(Because because, const std::vector<Match>& matched) {
  return {.outcome = Outcome::kAllowed, .because = because, .matched = matched};
}

Decision Weigh(const Request& request, const Policies& policies, const Findings& found) {
  // 1. An explicit deny wins.
  if (const std::optional<Decision> denied = ExplicitDeny(found)) return *denied;

  const Kind kind = request.principal.kind;
  const bool same_account =
      request.resource_account.empty() || request.resource_account == request.principal.account;
  // 2. Services and federated or anonymous callers have no identity policy.
  if (kind == Kind::kService || kind == Kind::kFederated || kind == Kind::kAnonymous) {
    return found.resource.allow ? Allowed(Because::kResource, found.resource.allowing)
                                : Implicit(Because::kResource);
  }
  // 3. The root user of the account may do all, but across accounts it has to be named, and by a
  //    role's trust policy always.
  const bool asks_resource = !same_account || policies.resource_is_trust;
  if (kind == Kind::kRoot) {
    return asks_resource && !found.resource.allow ? Implicit(Because::kResource)
                                                  : Allowed(Because::kIdentity, {});
  }
  const std::optional<Because> outside = NotWithin(found);
  // 4. Named by the resource's policy in the same account.
  if (same_account && found.resource.allow) {
    if (found.resource.named == Named::kDirectly) {
      return Allowed(Because::kResource, found.resource.allowing);
    }
    if (found.resource.named == Named::kRole && !outside) {
      return Allowed(Because::kResource, found.resource.allowing);
    }
  }
  // 5. Else the identity's own policies decide, within boundary and session policy.
  if (asks_resource && !found.resource.allow) return Implicit(Because::kResource);
  if (!found.identity.allow) return Implicit(Because::kIdentity);
  if (outside) return Implicit(*outside);
  return Allowed(Because::kIdentity, found.identity.allowing);
}

}  // namespace

Decision Decide(const Request& request, const Policies& policies) {
  std::set<std::string> missing;
  Walk walk(request, missing);
  Findings found;
  found.identity = walk.Look(policies.identity);
  if (policies.resource) walk.Look(*policies.resource, /*of_resource=*/true, found.resource);
  if (policies.boundary) found.boundary = walk.Look(*policies.boundary);
  if (policies.session) found.session = walk.Look(*policies.session);

  Decision decision = Weigh(request, policies, found);
  decision.boundary_allows = !found.boundary || (found.boundary->allow && !found.boundary->deny);
  decision.missing_values.assign(missing.begin(), missing.end());
  return decision;
}

std::vector<std::string> KeysOf(const Policy& policy) {
  std::set<std::string> keys;
  for (const Statement& statement : policy.statements) {
    for (const Condition& condition : statement.conditions) {
      keys.insert(condition.key);
      for (const std::string& value : condition.values) CollectVariables(value, keys);
    }
    for (const std::string& text : statement.resources) CollectVariables(text, keys);
    for (const std::string& text : statement.not_resources) CollectVariables(text, keys);
  }
  return {keys.begin(), keys.end()};
}

}  // namespace wt::laws::iam_policy
