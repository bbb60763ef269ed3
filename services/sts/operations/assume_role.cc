#include "services/sts/errors.h"
#include "services/sts/operations.h"
#include "services/sts/session.h"

namespace wt::sts {
namespace {

Result<void> CheckTrust(const iam::Subject& caller, const iam::RoleRow& role,
                        const AssumeRoleRequest& in) {
  laws::iam_policy::Request request{.principal = caller.principal,
                                    .action = "sts:AssumeRole",
                                    .resource = role.arn,
                                    .resource_account = role.account,
                                    .values = caller.values};
  request.values["sts:rolesessionname"] = {in.role_session_name};
  if (in.external_id) request.values["sts:externalid"] = {*in.external_id};
  laws::iam_policy::Policies policies = caller.policies;
  policies.resource = iam::TrustOf(role);
  policies.resource_is_trust = true;
  if (laws::iam_policy::Decide(request, policies).allowed()) return {};
  return AccessDenied(caller.principal.arn, "sts:AssumeRole", role.arn, "");
}

}  // namespace

// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
Result<AssumeRoleResponse> AssumeRole(Context& ctx, const AssumeRoleRequest& in) {
  const std::optional<iam::Subject> caller = SubjectOfCaller(ctx);
  const std::string who =
      caller ? caller->principal.arn : StrCat("arn:aws:iam::", ctx.account(), ":root");
  // 1. The role is there, and lets the caller assume it.
  const auto role = iam::FindRole(ctx, ctx.account(), in.role_arn);
  if (!role) return AccessDenied(who, "sts:AssumeRole", in.role_arn, "");
  if (caller) WT_TRY(CheckTrust(*caller, *role, in));
  // Deviation: AWS lets no root user assume a role; here the account's own key may; because it is
  // what clients without a user of their own use.

  // 2. For how long.
  const int64_t seconds = in.duration_seconds.value_or(3600);
  SessionRow row = WT_TRY(RoleSession(*role, in.role_session_name, seconds));
  if (caller && !caller->principal.role_arn.empty() && seconds > 3600) {
    return Error{.code = "ValidationError",
                 .message =
                     "The requested DurationSeconds exceeds the 1 hour session limit for "
                     "roles assumed by role chaining"};
  }
  // 3. What else the request gives it.
  for (const Tag& tag : in.tags) row.tags[tag.key] = tag.value;
  row.source_identity = in.source_identity.value_or("");
  WT_TRY(TakePolicies(ctx, in.policy, in.policy_arns, row));
  iam::RoleRow used = *role;
  used.used_at = ctx.now();
  used.used_region = ctx.region();
  ctx.Turn::Put(std::move(used));
  ctx.Trace("role_assumed", {{"role", role->arn}, {"by", who}});
  AssumeRoleResponse out;
  out.assumed_role_user = AssumedRoleUser{.assumed_role_id = row.user_id, .arn = row.arn};
  out.packed_policy_size = PackedSize(row);
  out.source_identity = in.source_identity;
  Context there(ctx.world(), role->account, ctx.region());
  out.credentials = Issue(there, std::move(row), seconds);
  return out;
}

}  // namespace wt::sts
