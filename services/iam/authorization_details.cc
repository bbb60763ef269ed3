#include "services/iam/authorization_details.h"

#include "services/iam/document.h"
#include "services/iam/instance_profile.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {
namespace {

wire::List<PolicyDetail> InlineOf(Context& ctx, std::string_view kind, const std::string& key) {
  wire::List<PolicyDetail> out;
  for (const InlinePolicyRow& row : ctx.Global().Scan<InlinePolicyRow>(kind, key)) {
    out.push_back({row.name, UrlEncoded(row.document)});
  }
  return out;
}

wire::List<AttachedPolicy> AttachedOf(Context& ctx, std::string_view kind, const std::string& key) {
  wire::List<AttachedPolicy> out;
  out.present = true;
  for (const AttachmentRow& row : ctx.Global().Scan<AttachmentRow>(kind, key)) {
    out.push_back({row.policy_name, row.policy_arn});
  }
  return out;
}

template <class Detail, class Row>
void FillCommon(const Row& row, Detail& out) {
  out.path = row.path;
  out.arn = row.arn;
  out.create_date = row.created_at;
}

}  // namespace

RoleDetail DetailOf(Context& ctx, const RoleRow& row) {
  RoleDetail out;
  FillCommon(row, out);
  out.role_name = row.name;
  out.role_id = row.id;
  out.assume_role_policy_document = UrlEncoded(row.trust);
  out.instance_profile_list.present = true;
  for (const InstanceProfileRow& profile : ctx.Global().Scan<InstanceProfileRow>()) {
    if (HasRole(profile, row.key)) {
      out.instance_profile_list.push_back(ToListedProfile(ctx, profile));
    }
  }
  out.role_policy_list = InlineOf(ctx, kRole, row.key);
  out.role_policy_list.present = true;
  out.attached_managed_policies = AttachedOf(ctx, kRole, row.key);
  out.permissions_boundary = BoundaryOf(row.boundary);
  out.tags = TagsOf(ctx, row.account, StrCat("role/", row.key));
  out.tags.present = true;
  out.role_last_used = RoleLastUsed{};
  if (row.used_at.micros > 0) out.role_last_used = RoleLastUsed{row.used_at, row.used_region};
  return out;
}

UserDetail DetailOf(Context& ctx, const UserRow& row) {
  UserDetail out;
  FillCommon(row, out);
  out.user_name = row.name;
  out.user_id = row.id;
  out.user_policy_list = InlineOf(ctx, kUser, row.key);
  out.group_list.present = true;
  for (const MembershipRow& member : ctx.Global().Scan<MembershipRow>(row.key)) {
    const auto group = ctx.Global().Find<GroupRow>(member.group);
    if (group) out.group_list.push_back(group->name);
  }
  out.attached_managed_policies = AttachedOf(ctx, kUser, row.key);
  out.permissions_boundary = BoundaryOf(row.boundary);
  out.tags = TagsOf(ctx, row.account, StrCat("user/", row.key));
  out.tags.present = true;
  return out;
}

GroupDetail DetailOf(Context& ctx, const GroupRow& row) {
  GroupDetail out;
  FillCommon(row, out);
  out.group_name = row.name;
  out.group_id = row.id;
  out.group_policy_list = InlineOf(ctx, kGroup, row.key);
  out.group_policy_list.present = true;
  out.attached_managed_policies = AttachedOf(ctx, kGroup, row.key);
  return out;
}

ManagedPolicyDetail DetailOf(Context& ctx, const ManagedPolicy& policy) {
  ManagedPolicyDetail out;
  FillCommon(policy.row, out);
  out.policy_name = policy.row.name;
  out.policy_id = policy.row.id;
  out.default_version_id = StrCat("v", policy.row.version_default);
  out.attachment_count = AttachmentCount(ctx, ctx.account(), policy.row.arn);
  out.permissions_boundary_usage_count = BoundaryCount(ctx, ctx.account(), policy.row.arn);
  out.is_attachable = true;
  out.update_date = policy.row.updated_at;
  const int64_t newest = policy.aws ? policy.row.version_default : policy.row.version_next - 1;
  for (int64_t version = newest; version >= 1; --version) {
    const auto row = FindPolicyVersion(ctx, policy, version);
    if (!row) continue;
    out.policy_version_list.push_back(
        ToApi(*row, version == policy.row.version_default, /*with_document=*/true));
  }
  return out;
}

}  // namespace wt::iam
