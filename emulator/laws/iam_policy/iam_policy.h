#pragma once

// Policy evaluation: see README.md. Plain values in, a decision with its reason out.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wt::laws::iam_policy {

// "Principal": {"AWS": [...], "Service": [...]}, or "*" as {"AWS": ["*"]}.
using Principals = std::map<std::string, std::vector<std::string>>;

struct Condition {
  std::string op;   // "ForAnyValue:StringLikeIfExists", as written.
  std::string key;  // "aws:SourceIp"
  std::vector<std::string> values;
};

struct Statement {
  std::string sid;
  bool allow = true;
  std::vector<std::string> actions, not_actions;
  std::vector<std::string> resources, not_resources;
  std::optional<Principals> principals, not_principals;
  std::vector<Condition> conditions;
};

struct Policy {
  std::string id;  // Of whoever asks: named in the decision.
  std::string version = "2008-10-17";
  std::vector<Statement> statements;
};

// Who asks. A session's `role_arn` is that of the role it was made from.
struct Principal {
  enum class Kind { kRoot, kUser, kRoleSession, kFederatedUser, kService, kFederated, kAnonymous };
  Kind kind = Kind::kRoot;
  std::string account;
  std::string arn;       // Of the user or session; a provider's for kFederated.
  std::string role_arn;  // kRoleSession.
  std::string service;   // kService: "ecs-tasks.amazonaws.com".
};

// The values of condition keys, by key in lower case.
using Values = std::map<std::string, std::vector<std::string>>;

struct Request {
  Principal principal;
  std::string action;          // "ecs:RunTask"
  std::string resource = "*";  // An ARN, or "*" where the action names none.
  std::string resource_account;
  Values values;
};

struct Policies {
  std::vector<Policy> identity;
  std::optional<std::vector<Policy>> boundary;
  std::optional<std::vector<Policy>> session;
  std::optional<Policy> resource;
  bool resource_is_trust = false;
};

enum class Outcome { kAllowed, kExplicitDeny, kImplicitDeny };
// Which type of policy denied, or failed to allow.
enum class Because { kIdentity, kBoundary, kSession, kResource };

struct Match {
  std::string policy;  // Its id.
  size_t statement = 0;
};
struct Decision {
  Outcome outcome = Outcome::kImplicitDeny;
  Because because = Because::kIdentity;
  std::vector<Match> matched;               // The statements that decided.
  std::vector<std::string> missing_values;  // Condition keys that were asked for and not there.
  bool boundary_allows = true;
  bool allowed() const { return outcome == Outcome::kAllowed; }
};

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
Decision Decide(const Request& request, const Policies& policies);

// `*` is any run of characters, `?` any one.
bool Glob(std::string_view pattern, std::string_view text, bool ignore_case = false);
// The condition keys that a policy asks for, variables included, each once, in order.
std::vector<std::string> KeysOf(const Policy& policy);

}  // namespace wt::laws::iam_policy
