#include "services/iam/principal.h"

#include <utility>

#include "services/iam/document.h"
#include "services/iam/errors.h"
#include "services/iam/managed_policy.h"
#include "services/iam/names.h"
#include "services/iam/service_linked.h"
#include "services/iam/tags.h"

namespace wt::iam {
namespace {

std::string Capitalized(std::string_view kind) {
  std::string out(kind);
  out[0] = static_cast<char>(out[0] - 32);
  return out;
}

Result<void> CheckInlineSize(Context& ctx, std::string_view kind, const std::string& key) {
  size_t size = 0;
  for (const InlinePolicyRow& row : ctx.Global().Scan<InlinePolicyRow>(kind, key)) {
    size += CountedSize(row.document);
  }
  const size_t most = kind == kRole   ? kRoleInlineMax
                      : kind == kUser ? kUserInlineMax
                                      : kGroupInlineMax;
  if (size > most) {
    return error::LimitExceededException(
        StrCat("Maximum policy size of ", most, " bytes exceeded for ", kind, " ", key));
  }
  return {};
}

}  // namespace

Result<RoleRow> FetchRole(Context& ctx, std::string_view name) {
  std::optional<RoleRow> row = ctx.Global().Find<RoleRow>(KeyOf(name));
  if (!row) {
    return error::NoSuchEntityException(StrCat("The role with name ", name, " cannot be found."));
  }
  return *std::move(row);
}

Result<RoleRow> FetchModifiableRole(Context& ctx, std::string_view name) {
  RoleRow row = WT_TRY(FetchRole(ctx, name));
  if (IsServiceLinked(row)) {
    return error::UnmodifiableEntityException(
        StrCat("Cannot perform the operation on the protected role '", row.name,
               "' - this role is only modifiable by AWS"));
  }
  return row;
}

Result<UserRow> FetchUser(Context& ctx, std::string_view name) {
  std::optional<UserRow> row = ctx.Global().Find<UserRow>(KeyOf(name));
  if (!row) {
    return error::NoSuchEntityException(StrCat("The user with name ", name, " cannot be found."));
  }
  return *std::move(row);
}

Result<UserRow> FetchUserOrCaller(Context& ctx, const std::optional<std::string>& name) {
  if (name) return FetchUser(ctx, *name);
  if (ctx.caller() != nullptr) {
    const auto keys = ctx.Rows<AccessKeyRow>().By<0>(ctx.caller()->access_key_id);
    if (!keys.empty()) {
      std::optional<UserRow> user = ctx.Global().Find<UserRow>((*keys.begin()).user);
      if (user) return *std::move(user);
    }
  }
  return Error{.code = "ValidationError",
               .message = "Must specify userName when calling with non-User credentials"};
}

Result<GroupRow> FetchGroup(Context& ctx, std::string_view name) {
  std::optional<GroupRow> row = ctx.Global().Find<GroupRow>(KeyOf(name));
  if (!row) {
    return error::NoSuchEntityException(StrCat("The group with name ", name, " cannot be found."));
  }
  return *std::move(row);
}

// --- Inline policies -----------------------------------------------------------------------------

Result<void> PutInline(Context& ctx, std::string_view kind, const std::string& key,
                       const std::string& name, const std::string& document) {
  WT_TRY(ParseDocument(DocumentKind::kIdentity, document));
  ctx.Global().Put(InlinePolicyRow{
      .kind = std::string(kind), .principal = key, .name = name, .document = document});
  return CheckInlineSize(ctx, kind, key);
}

Result<InlinePolicyRow> FetchInline(Context& ctx, std::string_view kind, std::string_view key,
                                    std::string_view name) {
  std::optional<InlinePolicyRow> row = ctx.Global().Find<InlinePolicyRow>(kind, key, name);
  if (!row) {
    return error::NoSuchEntityException(
        StrCat("The ", kind, " policy with name ", name, " cannot be found."));
  }
  return *std::move(row);
}

// --- Managed policies ----------------------------------------------------------------------------

Result<void> Attach(Context& ctx, std::string_view kind, const std::string& key,
                    const std::string& arn) {
  // 1. The policy is there, and not one of a service's own.
  const std::optional<ManagedPolicy> policy = FindManagedPolicy(ctx, ctx.account(), arn);
  if (!policy) {
    if (!arn.starts_with("arn:")) {
      return error::InvalidInputException(StrCat("ARN ", arn, " is not valid."));
    }
    return error::NoSuchEntityException(
        StrCat("Policy ", arn, " does not exist or is not attachable."));
  }
  if (policy->service_linked()) {
    return error::PolicyNotAttachableException(
        StrCat("Cannot attach a Service Role Policy to a Customer ", Capitalized(kind), "."));
  }
  // 2. Attaching twice does nothing; ten is the most.
  if (ctx.Global().Peek<AttachmentRow>(kind, key, policy->row.name, arn) != nullptr) return {};
  size_t count = 0;
  for (const AttachmentRow& row : ctx.Global().Scan<AttachmentRow>(kind, key)) {
    count += !row.policy_arn.empty();
  }
  if (count >= kAttachedPoliciesMax) {
    return error::LimitExceededException(StrCat("Cannot exceed quota for PoliciesPer",
                                                Capitalized(kind), ": ", kAttachedPoliciesMax));
  }
  ctx.Global().Put(AttachmentRow{.kind = std::string(kind),
                                 .principal = key,
                                 .policy_name = policy->row.name,
                                 .policy_arn = arn});
  return {};
}

Result<void> Detach(Context& ctx, std::string_view kind, const std::string& key,
                    const std::string& arn) {
  if (!ctx.Global().Erase<AttachmentRow>(kind, key, NameInArn(arn), arn)) {
    return error::NoSuchEntityException(StrCat("Policy ", arn, " was not found."));
  }
  return {};
}

std::string PathInArn(std::string_view arn) {
  const size_t first = arn.find('/');
  const size_t last = arn.rfind('/');
  return first == std::string_view::npos ? "/" : std::string(arn.substr(first, last - first + 1));
}

Result<void> CheckWithoutPolicies(Context& ctx, std::string_view kind, std::string_view key) {
  if (!ctx.Global().Scan<AttachmentRow>(kind, key).empty()) {
    return error::DeleteConflictException("Cannot delete entity, must detach all policies first.");
  }
  if (!ctx.Global().Scan<InlinePolicyRow>(kind, key).empty()) {
    return error::DeleteConflictException("Cannot delete entity, must delete policies first.");
  }
  return {};
}

void MovePolicies(Context& ctx, std::string_view kind, const std::string& from,
                  const std::string& to) {
  Context at = ctx.Global();
  for (InlinePolicyRow row : ctx.Rows<InlinePolicyRow>().Collect(ctx.account(), "", kind, from)) {
    at.Erase<InlinePolicyRow>(kind, from, row.name);
    row.principal = to;
    at.Put(std::move(row));
  }
  for (AttachmentRow row : ctx.Rows<AttachmentRow>().Collect(ctx.account(), "", kind, from)) {
    at.Erase<AttachmentRow>(kind, from, row.policy_name, row.policy_arn);
    row.principal = to;
    at.Put(std::move(row));
  }
}

Result<void> CheckBoundary(Context& ctx, const std::string& arn) {
  const std::optional<ManagedPolicy> policy = FindManagedPolicy(ctx, ctx.account(), arn);
  if (!policy || policy->service_linked()) {
    return error::NoSuchEntityException(
        StrCat("Scope ARN: ", arn, " does not exist or is not attachable."));
  }
  return {};
}

// --- Rendering -----------------------------------------------------------------------------------

std::optional<AttachedPermissionsBoundary> BoundaryOf(const std::string& arn) {
  if (arn.empty()) return std::nullopt;
  return AttachedPermissionsBoundary{.permissions_boundary_type = "Policy",
                                     .permissions_boundary_arn = arn};
}

Role ToListed(const RoleRow& row) {
  Role out;
  out.path = row.path;
  out.role_name = row.name;
  out.role_id = row.id;
  out.arn = row.arn;
  out.create_date = row.created_at;
  out.assume_role_policy_document = UrlEncoded(row.trust);
  if (!row.description.empty()) out.description = row.description;
  out.max_session_duration = row.session_seconds_max;
  return out;
}

Role ToApi(Turn& turn, const RoleRow& row) {
  Role out = ToListed(row);
  out.permissions_boundary = BoundaryOf(row.boundary);
  out.tags = TagsOf(turn, row.account, StrCat("role/", row.key));
  RoleLastUsed used;
  if (row.used_at.micros > 0) {
    used.last_used_date = row.used_at;
    used.region = row.used_region;
  }
  out.role_last_used = used;
  return out;
}

User ToListed(const UserRow& row) {
  User out;
  out.path = row.path;
  out.user_name = row.name;
  out.user_id = row.id;
  out.arn = row.arn;
  out.create_date = row.created_at;
  return out;
}

User ToApi(Turn& turn, const UserRow& row) {
  User out = ToListed(row);
  out.permissions_boundary = BoundaryOf(row.boundary);
  out.tags = TagsOf(turn, row.account, StrCat("user/", row.key));
  return out;
}

Group ToApi(const GroupRow& row) {
  return {.path = row.path,
          .group_name = row.name,
          .group_id = row.id,
          .arn = row.arn,
          .create_date = row.created_at};
}

InstanceProfile ToApi(Turn& turn, const InstanceProfileRow& row) {
  InstanceProfile out;
  out.path = row.path;
  out.instance_profile_name = row.name;
  out.instance_profile_id = row.id;
  out.arn = row.arn;
  out.create_date = row.created_at;
  out.roles.present = true;
  for (const std::string& key : row.roles) {
    if (const RoleRow* role = turn.Peek<RoleRow>(row.account, "", key)) {
      out.roles.push_back(ToListed(*role));
    }
  }
  out.tags = TagsOf(turn, row.account, StrCat("instance-profile/", row.key));
  return out;
}

}  // namespace wt::iam
