#include "services/ecs/capacity_provider.h"
#include "services/ecs/errors.h"
#include "services/ecs/managed_group.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateCapacityProvider.html
Result<UpdateCapacityProviderResponse> UpdateCapacityProvider(
    Context& ctx, const UpdateCapacityProviderRequest& in) {
  std::optional<CapacityProviderRow> row = FindCapacityProvider(ctx, in.name);
  if (!row || row->status != "ACTIVE") {
    return error::ClientException(
        "The specified capacity provider does not exist. Specify a valid name or ARN and try "
        "again.");
  }
  if (!in.auto_scaling_group_provider) {
    return error::InvalidParameterException("autoScalingGroupProvider can not be null.");
  }
  const AutoScalingGroupProviderUpdate& given = *in.auto_scaling_group_provider;
  WT_TRY(ApplySettings(*row, given.managed_scaling, given.managed_termination_protection,
                       given.managed_draining));
  const auto group = autoscaling::FindGroup(ctx, ctx.account(), ctx.region(), row->group_name);
  if (group) WT_TRY(CheckGroup(*row, *group));
  row->update_status = "UPDATE_COMPLETE";
  if (group) {
    WT_TRY(ArrangeGroup(ctx, *row));
  } else {
    ctx.Put(*row);
  }
  UpdateCapacityProviderResponse out;
  out.capacity_provider = ToApi(ctx, *ctx.Find<CapacityProviderRow>(row->name), true);
  return out;
}

}  // namespace wt::ecs
