#include "emulator/world/pager.h"
#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitions.html
Result<ListTaskDefinitionsResponse> ListTaskDefinitions(Context& ctx,
                                                        const ListTaskDefinitionsRequest& in) {
  WT_TRY(CheckPageSize(in.max_results, kListPageMax));
  const std::string status = in.status.value_or("ACTIVE");
  if (status != "ACTIVE" && status != "INACTIVE" && status != "DELETE_IN_PROGRESS") {
    return error::InvalidParameterException(
        "status must be one of [ACTIVE, INACTIVE, DELETE_IN_PROGRESS].");
  }
  const std::string sort = in.sort.value_or("ASC");
  if (sort != "ASC" && sort != "DESC") {
    return error::InvalidParameterException("sort must be one of [ASC, DESC].");
  }
  // 1. All that match, by family and then by revision.
  std::vector<std::string> arns;
  for (const TaskDefinitionRow& row : ctx.Scan<TaskDefinitionRow>()) {
    if (row.status != status || (in.family_prefix && row.family != *in.family_prefix)) continue;
    arns.push_back(TaskDefinitionArn(ctx, row.family, row.revision));
  }
  if (sort == "DESC") std::reverse(arns.begin(), arns.end());
  // 2. The page goes by the place in that order.
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, kListPageMax, BadToken()));
  ListTaskDefinitionsResponse out;
  out.task_definition_arns.present = true;
  bool skipping = !pager.after().empty();
  for (const std::string& arn : arns) {
    if (skipping) {
      skipping = arn != pager.after();
      continue;
    }
    if (!pager.Take(arn)) break;
    out.task_definition_arns.push_back(arn);
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecs
