#include "services/iam/instance_profile.h"

#include <algorithm>

#include "services/iam/errors.h"
#include "services/iam/names.h"
#include "services/iam/principal.h"

namespace wt::iam {

Result<InstanceProfileRow> FetchProfile(Context& ctx, std::string_view name) {
  std::optional<InstanceProfileRow> row = ctx.Global().Find<InstanceProfileRow>(KeyOf(name));
  if (!row) {
    return error::NoSuchEntityException(StrCat("Instance Profile ", name, " cannot be found."));
  }
  return *std::move(row);
}

bool HasRole(const InstanceProfileRow& profile, std::string_view role_key) {
  return std::find(profile.roles.begin(), profile.roles.end(), role_key) != profile.roles.end();
}

InstanceProfile ToListedProfile(Turn& turn, const InstanceProfileRow& row) {
  InstanceProfile out = ToApi(turn, row);
  out.tags.clear();
  return out;
}

}  // namespace wt::iam
