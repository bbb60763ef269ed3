#pragma once

// Roles, users and groups, and the policies that they carry.

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/iam/api.h"
#include "services/iam/page.h"
#include "services/iam/state.h"

namespace wt::iam {

inline constexpr std::string_view kRole = "role";
inline constexpr std::string_view kUser = "user";
inline constexpr std::string_view kGroup = "group";

// NoSuchEntity where there is none of that name.
Result<RoleRow> FetchRole(Context& ctx, std::string_view name);
Result<UserRow> FetchUser(Context& ctx, std::string_view name);
Result<GroupRow> FetchGroup(Context& ctx, std::string_view name);
// The same, for what only its service may change when it is a service-linked role.
Result<RoleRow> FetchModifiableRole(Context& ctx, std::string_view name);
// The named user, or the caller where none is named (ValidationError for who is no user).
Result<UserRow> FetchUserOrCaller(Context& ctx, const std::optional<std::string>& name);

// --- Inline policies -----------------------------------------------------------------------------
Result<void> PutInline(Context& ctx, std::string_view kind, const std::string& key,
                       const std::string& name, const std::string& document);
Result<InlinePolicyRow> FetchInline(Context& ctx, std::string_view kind, std::string_view key,
                                    std::string_view name);
template <class Request, class Response>
Result<void> ListInline(Context& ctx, std::string_view kind, std::string_view key,
                        const Request& in, Response& out) {
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  out.policy_names.present = true;
  for (const InlinePolicyRow& row : ctx.Global().Scan<InlinePolicyRow>(kind, key)) {
    if (pager.Before(row.name)) continue;
    if (!pager.Take(row.name)) break;
    out.policy_names.push_back(row.name);
  }
  ClosePage(pager, out);
  return {};
}

// --- Managed policies ----------------------------------------------------------------------------
Result<void> Attach(Context& ctx, std::string_view kind, const std::string& key,
                    const std::string& arn);
Result<void> Detach(Context& ctx, std::string_view kind, const std::string& key,
                    const std::string& arn);
// "/team/" of "arn:aws:iam::1:policy/team/web".
std::string PathInArn(std::string_view arn);
template <class Request, class Response>
Result<void> ListAttached(Context& ctx, std::string_view kind, std::string_view key,
                          const Request& in, Response& out) {
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  out.attached_policies.present = true;
  for (const AttachmentRow& row : ctx.Global().Scan<AttachmentRow>(kind, key)) {
    if (!UnderPath(PathInArn(row.policy_arn), in.path_prefix)) continue;
    const std::string order = StrCat(row.policy_name, " ", row.policy_arn);
    if (pager.Before(order)) continue;
    if (!pager.Take(order)) break;
    out.attached_policies.push_back({row.policy_name, row.policy_arn});
  }
  ClosePage(pager, out);
  return {};
}

// DeleteConflict while it still carries policies.
Result<void> CheckWithoutPolicies(Context& ctx, std::string_view kind, std::string_view key);
// When a user or group gets another name.
void MovePolicies(Context& ctx, std::string_view kind, const std::string& from,
                  const std::string& to);
// NoSuchEntity where a boundary's policy is not there.
Result<void> CheckBoundary(Context& ctx, const std::string& arn);

Role ToApi(Turn& turn, const RoleRow& row);
User ToApi(Turn& turn, const UserRow& row);
Group ToApi(const GroupRow& row);
InstanceProfile ToApi(Turn& turn, const InstanceProfileRow& row);
// As listings have them: without tags, boundary and last use.
Role ToListed(const RoleRow& row);
User ToListed(const UserRow& row);
std::optional<AttachedPermissionsBoundary> BoundaryOf(const std::string& arn);

}  // namespace wt::iam
