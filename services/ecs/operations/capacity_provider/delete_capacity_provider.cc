#include "services/ecs/capacity_provider.h"
#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/managed_group.h"
#include "services/ecs/operations.h"
#include "services/ecs/tags.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCapacityProvider.html
Result<DeleteCapacityProviderResponse> DeleteCapacityProvider(
    Context& ctx, const DeleteCapacityProviderRequest& in) {
  if (IsFargate(ShortId(in.capacity_provider))) {
    return error::ClientException(
        "The specified capacity provider is reserved and cannot be deleted.");
  }
  std::optional<CapacityProviderRow> row = FindCapacityProvider(ctx, in.capacity_provider);
  if (!row || row->status == "INACTIVE") {
    return error::ClientException(
        "The specified capacity provider does not exist. Specify a valid name or ARN and try "
        "again.");
  }
  if (!row->clusters.empty()) {
    return error::ClientException(
        "The specified capacity provider is in use and cannot be removed.");
  }
  LeaveGroup(ctx, *row);
  for (const ContainerInstanceRow& instance :
       ctx.Rows<ContainerInstanceRow>().Collect(ctx.account(), ctx.region())) {
    if (instance.capacity_provider != row->name) continue;
    ContainerInstanceRow freed = instance;
    freed.capacity_provider.clear();
    ctx.Put(freed);
  }
  row->status = "INACTIVE";
  row->update_status = "DELETE_COMPLETE";
  row->deleted_at = ctx.now();
  ctx.Put(*row);
  EraseTags(ctx, CapacityProviderArn(ctx, row->name));
  ctx.Trace("capacity_provider_deleted", {{"capacity_provider", row->name}});
  DeleteCapacityProviderResponse out;
  out.capacity_provider = ToApi(ctx, *row, false);
  return out;
}

}  // namespace wt::ecs
