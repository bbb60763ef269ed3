#include "emulator/base/arn.h"
#include "services/iam/iam.h"
#include "services/iam/names.h"

namespace wt::iam {

std::optional<RoleRow> FindRole(Turn& turn, std::string_view account,
                                std::string_view name_or_arn) {
  const std::optional<Arn> arn = ParseArn(name_or_arn);
  if (!arn) return turn.Find<RoleRow>(account, "", KeyOf(name_or_arn));
  if (!arn->resource.starts_with("role/")) return std::nullopt;
  std::optional<RoleRow> role = turn.Find<RoleRow>(arn->account, "", KeyOf(NameInArn(name_or_arn)));
  if (role && role->arn != name_or_arn) role.reset();
  return role;
}

std::optional<InstanceProfileRow> FindInstanceProfile(Turn& turn, std::string_view account,
                                                      std::string_view name_or_arn) {
  std::optional<InstanceProfileRow> profile =
      turn.Find<InstanceProfileRow>(account, "", KeyOf(NameInArn(name_or_arn)));
  if (profile && profile->name != name_or_arn && profile->arn != name_or_arn) profile.reset();
  return profile;
}

}  // namespace wt::iam
