#include "services/iam/evaluate.h"

#include "services/iam/document.h"
#include "services/iam/iam.h"
#include "services/iam/managed_policy.h"
#include "services/iam/names.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

namespace law = laws::iam_policy;

std::vector<law::Policy> CarriedPolicies(Turn& turn, std::string_view account,
                                         std::string_view kind, std::string_view key) {
  std::vector<law::Policy> out;
  for (const InlinePolicyRow& row : turn.Rows<InlinePolicyRow>().Scan(account, "", kind, key)) {
    out.push_back(ReadDocument(row.document, StrCat(kind, "_", key, "_", row.name)));
  }
  for (const AttachmentRow& row : turn.Rows<AttachmentRow>().Scan(account, "", kind, key)) {
    const std::optional<ManagedPolicy> policy = FindManagedPolicy(turn, account, row.policy_arn);
    if (policy) out.push_back(ReadDocument(DefaultDocument(turn, *policy), row.policy_name));
  }
  return out;
}

namespace {

void AddBoundary(Turn& turn, std::string_view account, const std::string& arn, law::Policies& out) {
  if (arn.empty()) return;
  out.boundary.emplace();
  const std::optional<ManagedPolicy> policy = FindManagedPolicy(turn, account, arn);
  if (policy) {
    out.boundary->push_back(ReadDocument(DefaultDocument(turn, *policy), policy->row.name));
  }
}

}  // namespace

law::Policies PoliciesOf(Turn& turn, const RoleRow& role) {
  law::Policies out{.identity = CarriedPolicies(turn, role.account, kRole, role.key)};
  AddBoundary(turn, role.account, role.boundary, out);
  return out;
}

law::Policies PoliciesOf(Turn& turn, const UserRow& user) {
  law::Policies out{.identity = CarriedPolicies(turn, user.account, kUser, user.key)};
  for (const MembershipRow& row : turn.Rows<MembershipRow>().Scan(user.account, "", user.key)) {
    for (law::Policy& policy : CarriedPolicies(turn, user.account, kGroup, row.group)) {
      out.identity.push_back(std::move(policy));
    }
  }
  AddBoundary(turn, user.account, user.boundary, out);
  return out;
}

law::Policies PoliciesOf(Turn& turn, const GroupRow& group) {
  return {.identity = CarriedPolicies(turn, group.account, kGroup, group.key)};
}

law::Values TimeValues(Instant now) {
  return {{"aws:currenttime", {FormatIso8601(now)}},
          {"aws:epochtime", {StrCat(now.micros / 1'000'000)}}};
}

Subject SubjectOf(Turn& turn, const RoleRow& role, std::string_view session) {
  Subject out;
  out.principal = {
      .kind = law::Principal::Kind::kRoleSession,
      .account = role.account,
      .arn = StrCat("arn:aws:sts::", role.account, ":assumed-role/", role.name, "/", session),
      .role_arn = role.arn};
  out.policies = PoliciesOf(turn, role);
  out.values = TimeValues(turn.now());
  out.values["aws:userid"] = {StrCat(role.id, ":", session)};
  out.values["aws:principalarn"] = {role.arn};
  out.values["aws:principalaccount"] = {role.account};
  out.values["aws:principaltype"] = {"AssumedRole"};
  for (const Tag& tag : TagsOf(turn, role.account, StrCat("role/", role.key))) {
    out.values[StrCat("aws:principaltag/", ToLower(tag.key))] = {tag.value};
  }
  return out;
}

Subject SubjectOf(Turn& turn, const UserRow& user) {
  Subject out;
  out.principal = {.kind = law::Principal::Kind::kUser, .account = user.account, .arn = user.arn};
  out.policies = PoliciesOf(turn, user);
  out.values = TimeValues(turn.now());
  out.values["aws:username"] = {user.name};
  out.values["aws:userid"] = {user.id};
  out.values["aws:principalarn"] = {user.arn};
  out.values["aws:principalaccount"] = {user.account};
  out.values["aws:principaltype"] = {"User"};
  for (const Tag& tag : TagsOf(turn, user.account, StrCat("user/", user.key))) {
    out.values[StrCat("aws:principaltag/", ToLower(tag.key))] = {tag.value};
  }
  return out;
}

law::Policy TrustOf(const RoleRow& role) { return ReadDocument(role.trust, role.name); }

Result<law::Policy> ParsePolicy(std::string_view document, std::string_view id) {
  law::Policy policy = WT_TRY(ParseDocument(DocumentKind::kIdentity, document));
  policy.id = id;
  return policy;
}

Result<law::Policy> ParseResourcePolicy(std::string_view document) {
  return ParseDocument(DocumentKind::kResource, document);
}

std::optional<law::Policy> ManagedDocument(Turn& turn, std::string_view account,
                                           std::string_view arn) {
  const std::optional<ManagedPolicy> policy = FindManagedPolicy(turn, account, arn);
  if (!policy) return std::nullopt;
  return ReadDocument(DefaultDocument(turn, *policy), policy->row.name);
}

std::optional<UserRow> FindUserOfAccessKey(Turn& turn, std::string_view access_key_id) {
  const auto keys = turn.Rows<AccessKeyRow>().By<0>(access_key_id);
  if (keys.empty()) return std::nullopt;
  const AccessKeyRow& key = *keys.begin();
  return turn.Find<UserRow>(key.account, "", key.user);
}

bool TrustsService(Turn& turn, const RoleRow& role, std::string_view service) {
  law::Request request;
  request.principal = {.kind = law::Principal::Kind::kService, .service = std::string(service)};
  request.action = "sts:AssumeRole";
  request.resource = role.arn;
  request.resource_account = role.account;
  request.values = TimeValues(turn.now());
  // Services say in whose name they assume a role: conditions of "confused deputy" policies.
  request.values["aws:sourceaccount"] = {role.account};
  return law::Decide(request, {.resource = TrustOf(role), .resource_is_trust = true}).allowed();
}

bool Allows(Turn& turn, const RoleRow& role, std::string_view action, std::string_view resource,
            const ConditionContext& context) {
  const Subject subject = SubjectOf(turn, role, "windtunnel");
  law::Request request{.principal = subject.principal,
                       .action = std::string(action),
                       .resource = std::string(resource),
                       .values = subject.values};
  for (const auto& [key, value] : context) request.values[ToLower(key)] = {value};
  return law::Decide(request, subject.policies).allowed();
}

}  // namespace wt::iam
