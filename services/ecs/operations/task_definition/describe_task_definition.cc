#include "services/ecs/operations.h"
#include "services/ecs/tags.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html
Result<DescribeTaskDefinitionResponse> DescribeTaskDefinition(
    Context& ctx, const DescribeTaskDefinitionRequest& in) {
  const TaskDefinitionRow row = WT_TRY(FindTaskDefinition(ctx, in.task_definition));
  DescribeTaskDefinitionResponse out;
  out.task_definition = *row.definition;
  if (Includes(in.include, "TAGS")) {
    out.tags = TagsOf(ctx, TaskDefinitionArn(ctx, row.family, row.revision));
  }
  return out;
}

}  // namespace wt::ecs
