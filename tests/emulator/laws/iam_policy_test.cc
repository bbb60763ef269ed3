#include "emulator/laws/iam_policy/iam_policy.h"

#include <gtest/gtest.h>

#include "emulator/laws/iam_policy/conditions.h"

namespace wt::laws::iam_policy {
namespace {

constexpr char kVersion[] = "2012-10-17";

Principal User(std::string account = "111111111111") {
  return {.kind = Principal::Kind::kUser,
          .account = account,
          .arn = "arn:aws:iam::" + account + ":user/ann"};
}
Principal Session() {
  return {.kind = Principal::Kind::kRoleSession,
          .account = "111111111111",
          .arn = "arn:aws:sts::111111111111:assumed-role/web/s",
          .role_arn = "arn:aws:iam::111111111111:role/web"};
}
Statement Allow(std::string action, std::string resource = "*") {
  return {.allow = true, .actions = {std::move(action)}, .resources = {std::move(resource)}};
}
Statement Deny(std::string action, std::string resource = "*") {
  Statement out = Allow(std::move(action), std::move(resource));
  out.allow = false;
  return out;
}
Policy Of(std::vector<Statement> statements, std::string id = "p") {
  return {.id = std::move(id), .version = kVersion, .statements = std::move(statements)};
}
Statement For(Principals principals, bool allow = true) {
  Statement out = Allow("s3:GetObject");
  out.allow = allow;
  out.principals = std::move(principals);
  return out;
}
Request Get(Principal who, std::string resource = "arn:aws:s3:::b/k") {
  return {.principal = std::move(who),
          .action = "s3:GetObject",
          .resource = std::move(resource),
          .resource_account = "111111111111"};
}

// --- Actions and resources -----------------------------------------------------------------------

struct MatchCase {
  const char* what;
  Statement statement;
  const char* action;
  const char* resource;
  bool matches;
};

TEST(IamPolicyTest, StatementsMatchActionsAndResources) {
  const Statement not_action{.allow = true, .not_actions = {"iam:*"}, .resources = {"*"}};
  const Statement not_resource{
      .allow = true, .actions = {"s3:*"}, .not_resources = {"arn:aws:s3:::secret/*"}};
  const MatchCase cases[] = {
      {"the same", Allow("ecs:RunTask"), "ecs:RunTask", "*", true},
      {"another", Allow("ecs:RunTask"), "ecs:StopTask", "*", false},
      {"whatever the case", Allow("ECS:runtask"), "ecs:RunTask", "*", true},
      {"a star", Allow("ecs:*"), "ecs:RunTask", "*", true},
      {"a star within", Allow("ecs:*Task"), "ecs:RunTask", "*", true},
      {"a star within, further", Allow("ecs:*Task"), "ecs:RunTasks", "*", false},
      {"a question mark", Allow("ec2:Describe???s"), "ec2:DescribeVpcs", "*", true},
      {"everything", Allow("*"), "ecs:RunTask", "arn:aws:ecs:x", true},
      {"a resource", Allow("s3:*", "arn:aws:s3:::b/*"), "s3:GetObject", "arn:aws:s3:::b/k/l", true},
      {"another resource", Allow("s3:*", "arn:aws:s3:::b/*"), "s3:GetObject", "arn:aws:s3:::c/k",
       false},
      {"resources have a case", Allow("s3:*", "arn:aws:s3:::B/*"), "s3:GetObject",
       "arn:aws:s3:::b/k", false},
      {"a star of the request is no wildcard", Allow("ecs:RunTask", "arn:aws:ecs:x"), "ecs:RunTask",
       "*", false},
      {"NotAction leaves others", not_action, "ecs:RunTask", "*", true},
      {"NotAction holds back", not_action, "iam:PassRole", "*", false},
      {"NotResource leaves others", not_resource, "s3:GetObject", "arn:aws:s3:::b/k", true},
      {"NotResource holds back", not_resource, "s3:GetObject", "arn:aws:s3:::secret/k", false},
  };
  for (const MatchCase& c : cases) {
    SCOPED_TRACE(c.what);
    Request request{.principal = User(), .action = c.action, .resource = c.resource};
    const Decision decision = Decide(request, {.identity = {Of({c.statement})}});
    EXPECT_EQ(decision.allowed(), c.matches);
  }
}

// --- Conditions ----------------------------------------------------------------------------------

struct ConditionCase {
  const char* what;
  Condition condition;
  Values values;
  bool matches;
};

class ConditionTest : public testing::TestWithParam<ConditionCase> {};

const ConditionCase kConditionCases[] = {
    {"equal", {"StringEquals", "k", {"a"}}, {{"k", {"a"}}}, true},
    {"not equal", {"StringEquals", "k", {"a"}}, {{"k", {"b"}}}, false},
    {"one of", {"StringEquals", "k", {"a", "b"}}, {{"k", {"b"}}}, true},
    {"absent", {"StringEquals", "k", {"a"}}, {}, false},
    {"keys have no case", {"StringEquals", "AWS:K", {"a"}}, {{"aws:k", {"a"}}}, true},
    {"values have", {"StringEquals", "k", {"A"}}, {{"k", {"a"}}}, false},
    {"unless ignored", {"StringEqualsIgnoreCase", "k", {"A"}}, {{"k", {"a"}}}, true},
    {"star is literal in equals", {"StringEquals", "k", {"a*"}}, {{"k", {"ab"}}}, false},
    {"negated, other", {"StringNotEquals", "k", {"a"}}, {{"k", {"b"}}}, true},
    {"negated, one of", {"StringNotEquals", "k", {"a", "b"}}, {{"k", {"b"}}}, false},
    {"negated, absent", {"StringNotEquals", "k", {"a"}}, {}, true},
    {"negated, ignoring case", {"StringNotEqualsIgnoreCase", "k", {"A"}}, {{"k", {"a"}}}, false},
    {"like", {"StringLike", "k", {"pro*"}}, {{"k", {"prod"}}}, true},
    {"like, one character", {"StringLike", "k", {"pro?"}}, {{"k", {"pro"}}}, false},
    {"not like", {"StringNotLike", "k", {"pro*"}}, {{"k", {"prod"}}}, false},
    {"if exists, absent", {"StringEqualsIfExists", "k", {"a"}}, {}, true},
    {"if exists, other", {"StringEqualsIfExists", "k", {"a"}}, {{"k", {"b"}}}, false},
    {"bool", {"Bool", "k", {"true"}}, {{"k", {"True"}}}, true},
    {"bool, other", {"Bool", "k", {"true"}}, {{"k", {"false"}}}, false},
    {"bool, absent", {"BoolIfExists", "k", {"true"}}, {}, true},
    {"number", {"NumericEquals", "k", {"10"}}, {{"k", {"10.0"}}}, true},
    {"number, other", {"NumericNotEquals", "k", {"10"}}, {{"k", {"11"}}}, true},
    {"less", {"NumericLessThan", "k", {"10"}}, {{"k", {"9"}}}, true},
    {"not less", {"NumericLessThan", "k", {"10"}}, {{"k", {"10"}}}, false},
    {"at most", {"NumericLessThanEquals", "k", {"10"}}, {{"k", {"10"}}}, true},
    {"more", {"NumericGreaterThan", "k", {"10"}}, {{"k", {"10.5"}}}, true},
    {"at least", {"NumericGreaterThanEquals", "k", {"10"}}, {{"k", {"9"}}}, false},
    {"not a number", {"NumericEquals", "k", {"10"}}, {{"k", {"ten"}}}, false},
    {"before",
     {"DateLessThan", "k", {"2024-01-02T00:00:00Z"}},
     {{"k", {"2024-01-01T00:00:00Z"}}},
     true},
    {"after",
     {"DateGreaterThan", "k", {"2024-01-02T00:00:00Z"}},
     {{"k", {"2024-01-01T00:00:00Z"}}},
     false},
    {"seconds", {"DateEquals", "k", {"2024-01-01T00:00:00Z"}}, {{"k", {"1704067200"}}}, true},
    {"within a range", {"IpAddress", "k", {"10.0.0.0/8"}}, {{"k", {"10.1.2.3"}}}, true},
    {"outside a range", {"IpAddress", "k", {"10.0.0.0/9"}}, {{"k", {"10.200.2.3"}}}, false},
    {"one address", {"IpAddress", "k", {"10.0.0.1"}}, {{"k", {"10.0.0.1"}}}, true},
    {"not in",
     {"NotIpAddress", "k", {"10.0.0.0/8", "192.168.0.0/16"}},
     {{"k", {"192.168.1.1"}}},
     false},
    {"version six", {"IpAddress", "k", {"2001:db8::/32"}}, {{"k", {"2001:db8:1::5"}}}, true},
    {"version six, outside", {"IpAddress", "k", {"2001:db8::/32"}}, {{"k", {"2001:db9::"}}}, false},
    {"versions do not mix", {"IpAddress", "k", {"0.0.0.0/0"}}, {{"k", {"::1"}}}, false},
    {"arn", {"ArnEquals", "k", {"arn:aws:s3:::b"}}, {{"k", {"arn:aws:s3:::b"}}}, true},
    {"arn with a star",
     {"ArnLike", "k", {"arn:aws:sns:*:1:*"}},
     {{"k", {"arn:aws:sns:x:1:t"}}},
     true},
    {"a star crosses no colon",
     {"ArnLike", "k", {"arn:aws:*:t"}},
     {{"k", {"arn:aws:sns:x:1:t"}}},
     false},
    {"but in the resource",
     {"ArnLike", "k", {"arn:aws:logs:x:1:*"}},
     {{"k", {"arn:aws:logs:x:1:log-group:g:*"}}},
     true},
    {"not like an arn",
     {"ArnNotLike", "k", {"arn:aws:s3:::*"}},
     {{"k", {"arn:aws:s3:::b"}}},
     false},
    {"null, absent", {"Null", "k", {"true"}}, {}, true},
    {"null, there", {"Null", "k", {"true"}}, {{"k", {"a"}}}, false},
    {"not null, there", {"Null", "k", {"false"}}, {{"k", {"a"}}}, true},
    {"all of them", {"ForAllValues:StringEquals", "k", {"a", "b"}}, {{"k", {"b", "a"}}}, true},
    {"not all", {"ForAllValues:StringEquals", "k", {"a", "b"}}, {{"k", {"b", "c"}}}, false},
    {"all of none", {"ForAllValues:StringEquals", "k", {"a"}}, {}, true},
    {"any of them", {"ForAnyValue:StringEquals", "k", {"a"}}, {{"k", {"b", "a"}}}, true},
    {"not any", {"ForAnyValue:StringEquals", "k", {"a"}}, {{"k", {"b", "c"}}}, false},
    {"any of none", {"ForAnyValue:StringEquals", "k", {"a"}}, {}, false},
    {"any is not", {"ForAnyValue:StringNotEquals", "k", {"a"}}, {{"k", {"a", "b"}}}, true},
    {"all are not", {"ForAllValues:StringNotEquals", "k", {"a"}}, {{"k", {"a", "b"}}}, false},
    {"a variable",
     {"StringEquals", "k", {"${aws:username}"}},
     {{"k", {"ann"}}, {"aws:username", {"ann"}}},
     true},
    {"a variable without a value",
     {"StringEquals", "k", {"${aws:username}"}},
     {{"k", {"ann"}}},
     false},
    {"a variable with a default",
     {"StringEquals", "k", {"${aws:username, 'bob'}"}},
     {{"k", {"bob"}}},
     true},
    {"a variable's star is literal",
     {"StringLike", "k", {"${aws:username}"}},
     {{"k", {"ann"}}, {"aws:username", {"*"}}},
     false},
    {"a literal star", {"StringLike", "k", {"a${*}"}}, {{"k", {"a*"}}}, true},
    {"a literal star is no wildcard", {"StringLike", "k", {"a${*}"}}, {{"k", {"ab"}}}, false},
    {"an unknown operator", {"StringSortOfEquals", "k", {"a"}}, {{"k", {"a"}}}, false},
};

TEST_P(ConditionTest, Holds) {
  const ConditionCase& c = GetParam();
  std::set<std::string> missing;
  EXPECT_EQ(ConditionsMatch({c.condition}, c.values, true, missing), c.matches) << c.what;
}
INSTANTIATE_TEST_SUITE_P(Table, ConditionTest, testing::ValuesIn(kConditionCases));

TEST(IamPolicyTest, AllConditionsHaveToHoldAndMissingKeysAreTold) {
  Statement statement = Allow("s3:GetObject");
  statement.conditions = {{"StringEquals", "a", {"1"}}, {"StringEquals", "b", {"2"}}};
  Request request = Get(User());
  request.values = {{"a", {"1"}}};
  const Decision decision = Decide(request, {.identity = {Of({statement})}});
  EXPECT_FALSE(decision.allowed());
  EXPECT_EQ(decision.missing_values, std::vector<std::string>{"b"});
  request.values["b"] = {"2"};
  EXPECT_TRUE(Decide(request, {.identity = {Of({statement})}}).allowed());
}

TEST(IamPolicyTest, VariablesAreOfTheNewerVersionOnly) {
  Policy policy = Of({Allow("s3:GetObject", "arn:aws:s3:::home/${aws:username}/*")});
  Request request = Get(User(), "arn:aws:s3:::home/ann/x");
  request.values = {{"aws:username", {"ann"}}};
  EXPECT_TRUE(Decide(request, {.identity = {policy}}).allowed());
  policy.version = "2008-10-17";
  EXPECT_FALSE(Decide(request, {.identity = {policy}}).allowed());
}

// --- Several policies ----------------------------------------------------------------------------

struct Case {
  const char* what;
  Principal who;
  Policies policies;
  Outcome outcome;
  Because because = Because::kIdentity;
};

class WeighingTest : public ::testing::Test {
 protected:
  const Policy allow = Of({Allow("s3:*")});
  const Policy deny = Of({Deny("s3:GetObject")});
  const Policy other = Of({Allow("ec2:*")});
  const Policy names_user = Of({For({{"AWS", {"arn:aws:iam::111111111111:user/ann"}}})});
  const Policy names_role = Of({For({{"AWS", {"arn:aws:iam::111111111111:role/web"}}})});
  const Policy names_session =
      Of({For({{"AWS", {"arn:aws:sts::111111111111:assumed-role/web/s"}}})});
  const Policy names_account = Of({For({{"AWS", {"111111111111"}}})});
  const Policy names_root = Of({For({{"AWS", {"arn:aws:iam::111111111111:root"}}})});
  const Policy names_all = Of({For({{"AWS", {"*"}}})});
  const Policy denies_all = Of({For({{"AWS", {"*"}}}, false)});
  const Policy names_service = Of({For({{"Service", {"ecs-tasks.amazonaws.com"}}})});
  const Principal root{.kind = Principal::Kind::kRoot, .account = "111111111111"};
  const Principal stranger = User("222222222222");
  const Principal service{.kind = Principal::Kind::kService, .service = "ecs-tasks.amazonaws.com"};
  const Policy names_stranger = Of({For({{"AWS", {"222222222222"}}})});

  void Check(std::initializer_list<Case> cases) {
    for (const Case& c : cases) {
      SCOPED_TRACE(c.what);
      const Decision decision = Decide(Get(c.who), c.policies);
      EXPECT_EQ(decision.outcome, c.outcome);
      EXPECT_EQ(decision.because, c.because);
    }
  }
};

TEST_F(WeighingTest, WeighsPoliciesOfTheCaller) {
  using enum Outcome;
  Check({
      {"nothing", User(), {}, kImplicitDeny, Because::kIdentity},
      {"allowed", User(), {.identity = {allow}}, kAllowed},
      {"deny wins", User(), {.identity = {allow, deny}}, kExplicitDeny, Because::kIdentity},
      {"within a boundary", User(), {.identity = {allow}, .boundary = {{allow}}}, kAllowed},
      {"outside a boundary",
       User(),
       {.identity = {allow}, .boundary = {{other}}},
       kImplicitDeny,
       Because::kBoundary},
      {"a boundary grants nothing",
       User(),
       {.boundary = {{allow}}},
       kImplicitDeny,
       Because::kIdentity},
      {"a boundary denies",
       User(),
       {.identity = {allow}, .boundary = {{deny}}},
       kExplicitDeny,
       Because::kBoundary},
      {"outside a session",
       Session(),
       {.identity = {allow}, .session = {{other}}},
       kImplicitDeny,
       Because::kSession},
      {"within a session", Session(), {.identity = {allow}, .session = {{allow}}}, kAllowed},
  });
}

TEST_F(WeighingTest, WeighsTheResourcesPolicy) {
  using enum Outcome;
  Check({
      {"a resource names the user", User(), {.resource = names_user}, kAllowed, Because::kResource},
      {"whatever the boundary",
       User(),
       {.boundary = {{other}}, .resource = names_user},
       kAllowed,
       Because::kResource},
      {"a resource names the role",
       Session(),
       {.resource = names_role},
       kAllowed,
       Because::kResource},
      {"within its boundary",
       Session(),
       {.boundary = {{other}}, .resource = names_role},
       kImplicitDeny,
       Because::kIdentity},
      {"a resource names the session",
       Session(),
       {.boundary = {{other}}, .resource = names_session},
       kAllowed,
       Because::kResource},
      {"a resource names the account",
       User(),
       {.resource = names_account},
       kImplicitDeny,
       Because::kIdentity},
      {"or its root", User(), {.resource = names_root}, kImplicitDeny, Because::kIdentity},
      {"which passes it on", User(), {.identity = {allow}, .resource = names_root}, kAllowed},
      {"everybody", User(), {.resource = names_all}, kAllowed, Because::kResource},
      {"a resource denies",
       User(),
       {.identity = {allow}, .resource = denies_all},
       kExplicitDeny,
       Because::kResource},
      {"a resource names another",
       User(),
       {.resource = names_role},
       kImplicitDeny,
       Because::kIdentity},
  });
}

TEST_F(WeighingTest, WeighsRootOtherAccountsAndServices) {
  using enum Outcome;
  Check({
      {"root", root, {}, kAllowed},
      {"root denied by the resource",
       root,
       {.resource = denies_all},
       kExplicitDeny,
       Because::kResource},
      {"across accounts, one side",
       stranger,
       {.identity = {allow}},
       kImplicitDeny,
       Because::kResource},
      {"across accounts, other side",
       stranger,
       {.resource = names_stranger},
       kImplicitDeny,
       Because::kIdentity},
      {"across accounts, both",
       stranger,
       {.identity = {allow}, .resource = names_stranger},
       kAllowed},
      {"a service", service, {.resource = names_service}, kAllowed, Because::kResource},
      {"a service that is not named",
       service,
       {.resource = names_user},
       kImplicitDeny,
       Because::kResource},
  });
}

TEST_F(WeighingTest, WeighsTrust) {
  using enum Outcome;
  Check({
      {"trust: the user is named",
       User(),
       {.resource = names_user, .resource_is_trust = true},
       kAllowed,
       Because::kResource},
      {"trust: the account is named",
       User(),
       {.identity = {allow}, .resource = names_root, .resource_is_trust = true},
       kAllowed},
      {"trust: nobody is named",
       User(),
       {.identity = {allow}, .resource = names_role, .resource_is_trust = true},
       kImplicitDeny,
       Because::kResource},
      {"trust: root of the account",
       root,
       {.resource = names_root, .resource_is_trust = true},
       kAllowed},
      {"trust: root is not named",
       root,
       {.resource = names_service, .resource_is_trust = true},
       kImplicitDeny,
       Because::kResource},
  });
}

TEST(IamPolicyTest, NotPrincipalNamesAllOthers) {
  Statement statement = Deny("s3:*");
  statement.not_principals = Principals{{"AWS", {"arn:aws:iam::111111111111:user/ann"}}};
  const Policy policy = Of({statement});
  const Policy allow = Of({Allow("s3:*")});
  EXPECT_TRUE(Decide(Get(User()), {.identity = {allow}, .resource = policy}).allowed());
  EXPECT_EQ(Decide(Get(Session()), {.identity = {allow}, .resource = policy}).outcome,
            Outcome::kExplicitDeny);
}

TEST(IamPolicyTest, TellsWhichStatementsDecided) {
  const Decision decision =
      Decide(Get(User()),
             {.identity = {Of({Allow("ec2:*")}, "a"), Of({Allow("x:*"), Allow("s3:*")}, "b")}});
  ASSERT_EQ(decision.matched.size(), 1u);
  EXPECT_EQ(decision.matched[0].policy, "b");
  EXPECT_EQ(decision.matched[0].statement, 1u);
}

TEST(IamPolicyTest, NamesTheKeysThatAPolicyAsksFor) {
  Statement statement = Allow("s3:*", "arn:aws:s3:::${aws:username}/${*}");
  statement.conditions = {{"StringLike", "aws:SourceVpc", {"${aws:PrincipalTag/vpc, 'x'}"}}};
  EXPECT_EQ(KeysOf(Of({statement})),
            (std::vector<std::string>{"aws:PrincipalTag/vpc", "aws:SourceVpc", "aws:username"}));
}

}  // namespace
}  // namespace wt::laws::iam_policy
