#include "services/sts/session.h"

#include "services/sts/errors.h"

namespace wt::sts {
namespace {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
constexpr size_t kPackedBytesMax = 2048;

// The role or user that a session was made from, with its policies. One that is gone has none, so
// that its sessions may do nothing.
iam::Subject Base(Context& ctx, const SessionRow& session) {
  using Kind = laws::iam_policy::Principal::Kind;
  iam::Subject out;
  if (session.kind == "role") {
    const auto role = ctx.Turn::Find<iam::RoleRow>(session.account, "", session.principal);
    if (role) out = iam::SubjectOf(ctx, *role, session.name);
    out.principal.kind = Kind::kRoleSession;
  } else {
    const auto user = ctx.Turn::Find<iam::UserRow>(session.account, "", session.principal);
    if (user) out = iam::SubjectOf(ctx, *user);
    out.principal.kind = session.kind == "user" ? Kind::kUser : Kind::kFederatedUser;
  }
  out.principal.account = session.account;
  out.principal.arn = session.arn;
  return out;
}

void AddSessionPolicies(Context& ctx, const SessionRow& session, iam::Subject& out) {
  const bool federated = session.kind == "federated";
  if (!federated && session.policy.empty() && session.policy_arns.empty()) return;
  // A federated user without a policy of its session may do nothing.
  out.policies.session.emplace();
  if (!session.policy.empty()) {
    const auto own = iam::ParsePolicy(session.policy, "session");
    if (own.ok()) out.policies.session->push_back(*own);
  }
  for (const std::string& arn : session.policy_arns) {
    if (const auto policy = iam::ManagedDocument(ctx, session.account, arn)) {
      out.policies.session->push_back(*policy);
    }
  }
  // The account itself federated it: what the session's policies say is all there is to say.
  if (federated && session.principal.empty()) out.policies.identity = *out.policies.session;
}

}  // namespace

std::optional<SessionRow> FindSession(Turn& turn, std::string_view access_key_id) {
  const auto rows = turn.Rows<SessionRow>().By<0>(access_key_id);
  if (rows.empty()) return std::nullopt;
  return *rows.begin();
}

Credentials Issue(Context& ctx, SessionRow row, int64_t seconds) {
  row.access_key_id = iam::NewAccessKeyId(ctx, "ASIA", ctx.account());
  row.secret = iam::NewSecret(ctx);
  row.token = StrCat("IQoJb3JpZ2luX2Vj", ctx.rng("sts.token").Alnum(240));
  row.expires_at = ctx.now() + Seconds(seconds);
  Credentials out{.access_key_id = row.access_key_id,
                  .secret_access_key = row.secret,
                  .session_token = row.token,
                  .expiration = row.expires_at};
  if (row.account.empty()) row.account = ctx.account();
  ctx.Turn::Put(std::move(row));
  return out;
}

std::optional<iam::Subject> SubjectOfCaller(Context& ctx) {
  if (ctx.caller() == nullptr) return std::nullopt;
  const std::string& key = ctx.caller()->access_key_id;
  if (const auto user = iam::FindUserOfAccessKey(ctx, key)) return iam::SubjectOf(ctx, *user);
  const std::optional<SessionRow> session = FindSession(ctx, key);
  if (!session || session->kind == "root") return std::nullopt;
  iam::Subject out = Base(ctx, *session);
  AddSessionPolicies(ctx, *session, out);
  for (const auto& [name, value] : session->tags) {
    out.values[StrCat("aws:principaltag/", ToLower(name))] = {value};
  }
  return out;
}

Result<void> TakePolicies(Context& ctx, const std::optional<std::string>& policy,
                          const wire::List<PolicyDescriptorType>& arns, SessionRow& row) {
  if (policy) {
    const auto parsed = iam::ParsePolicy(*policy, "session");
    if (!parsed.ok()) return error::MalformedPolicyDocumentException(parsed.error().message);
    row.policy = *policy;
  }
  for (const PolicyDescriptorType& descriptor : arns) {
    const std::string arn = descriptor.arn.value_or("");
    if (!iam::ManagedDocument(ctx, ctx.account(), arn)) {
      return Error{.code = "ValidationError",
                   .message = StrCat("Policy ", arn, " does not exist.")};
    }
    row.policy_arns.push_back(arn);
  }
  if (PackedSize(row).value_or(0) > 100) {
    return error::PackedPolicyTooLargeException(
        StrCat("Packed size of session policies and tags consumes ", *PackedSize(row),
               "% of allotted space."));
  }
  return {};
}

Result<SessionRow> RoleSession(const iam::RoleRow& role, std::string_view name, int64_t seconds) {
  if (seconds > role.session_seconds_max) {
    return Error{.code = "ValidationError",
                 .message =
                     "The requested DurationSeconds exceeds the MaxSessionDuration set for "
                     "this role."};
  }
  SessionRow row;
  row.account = role.account;
  row.kind = "role";
  row.principal = role.key;
  row.name = name;
  row.arn = StrCat("arn:aws:sts::", role.account, ":assumed-role/", role.name, "/", row.name);
  row.user_id = StrCat(role.id, ":", row.name);
  return row;
}

std::optional<int64_t> PackedSize(const SessionRow& row) {
  size_t bytes = row.policy.size();
  for (const std::string& arn : row.policy_arns) bytes += arn.size();
  for (const auto& [key, value] : row.tags) bytes += key.size() + value.size();
  if (bytes == 0) return std::nullopt;
  return static_cast<int64_t>((bytes * 100 + kPackedBytesMax - 1) / kPackedBytesMax);
}

Error AccessDenied(std::string_view who, std::string_view action, std::string_view resource,
                   std::string_view why) {
  return {.code = "AccessDenied",
          .message = StrCat("User: ", who, " is not authorized to perform: ", action,
                            resource.empty() ? "" : " on resource: ", resource, why),
          .http_status = 403};
}

}  // namespace wt::sts
