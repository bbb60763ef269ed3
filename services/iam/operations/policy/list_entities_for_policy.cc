#include "services/iam/errors.h"
#include "services/iam/managed_policy.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {
namespace {

struct Entity {
  std::string_view kind;
  std::string key, name, id;
};

// In order of kind and key, as the pages are.
std::vector<Entity> EntitiesOf(Context& ctx, const std::string& arn,
                               const ListEntitiesForPolicyRequest& in) {
  std::vector<Entity> out;
  const std::string filter = in.entity_filter.value_or("");
  const std::string usage = in.policy_usage_filter.value_or("");
  const std::string name(arn.substr(arn.rfind('/') + 1));
  const auto one = [&](std::string_view kind, const auto& row, bool bounded) {
    const bool attached = usage != "PermissionsBoundary" &&
                          ctx.Global().Peek<AttachmentRow>(kind, row.key, name, arn) != nullptr;
    if (!attached && !(bounded && usage != "PermissionsPolicy")) return;
    if (UnderPath(row.path, in.path_prefix)) out.push_back({kind, row.key, row.name, row.id});
  };
  if (filter.empty() || filter == "Group") {
    for (const GroupRow& row : ctx.Global().Scan<GroupRow>()) one(kGroup, row, false);
  }
  if (filter.empty() || filter == "Role") {
    for (const RoleRow& row : ctx.Global().Scan<RoleRow>()) one(kRole, row, row.boundary == arn);
  }
  if (filter.empty() || filter == "User") {
    for (const UserRow& row : ctx.Global().Scan<UserRow>()) one(kUser, row, row.boundary == arn);
  }
  return out;
}

}  // namespace

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html
Result<ListEntitiesForPolicyResponse> ListEntitiesForPolicy(
    Context& ctx, const ListEntitiesForPolicyRequest& in) {
  const ManagedPolicy policy = WT_TRY(GetManagedPolicy(ctx, in.policy_arn));
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  ListEntitiesForPolicyResponse out;
  out.policy_groups.present = out.policy_users.present = out.policy_roles.present = true;
  for (const Entity& entity : EntitiesOf(ctx, policy.row.arn, in)) {
    const std::string order = StrCat(entity.kind, "/", entity.key);
    if (pager.Before(order)) continue;
    if (!pager.Take(order)) break;
    if (entity.kind == kGroup) out.policy_groups.push_back({entity.name, entity.id});
    if (entity.kind == kRole) out.policy_roles.push_back({entity.name, entity.id});
    if (entity.kind == kUser) out.policy_users.push_back({entity.name, entity.id});
  }
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
