#include <set>

#include "emulator/world/pager.h"
#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitionFamilies.html
Result<ListTaskDefinitionFamiliesResponse> ListTaskDefinitionFamilies(
    Context& ctx, const ListTaskDefinitionFamiliesRequest& in) {
  WT_TRY(CheckPageSize(in.max_results, kListPageMax));
  const std::string status = in.status.value_or("ACTIVE");
  if (status != "ACTIVE" && status != "INACTIVE" && status != "ALL") {
    return error::InvalidParameterException("status must be one of [ACTIVE, INACTIVE, ALL].");
  }
  // A family is active while any revision of it is.
  std::set<std::string> active;
  for (const TaskDefinitionRow& row : ctx.Scan<TaskDefinitionRow>()) {
    if (row.status == "ACTIVE") active.insert(row.family);
  }
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, kListPageMax, BadToken()));
  ListTaskDefinitionFamiliesResponse out;
  out.families.present = true;
  for (const FamilyRow& row : ctx.Scan<FamilyRow>()) {
    const bool is_active = active.count(row.family) > 0;
    if (status != "ALL" && is_active != (status == "ACTIVE")) continue;
    if (!row.family.starts_with(in.family_prefix.value_or("")) || pager.Before(row.family)) {
      continue;
    }
    if (!pager.Take(row.family)) break;
    out.families.push_back(row.family);
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecs
