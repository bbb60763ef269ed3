#include "services/ecs/capacity_provider.h"
#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/managed_group.h"
#include "services/ecs/operations.h"
#include "services/ecs/tags.h"

namespace wt::ecs {
namespace {

Result<void> CheckProviderName(const std::string& name) {
  const std::string lower = ToLower(name);
  const bool reserved =
      lower.starts_with("aws") || lower.starts_with("ecs") || lower.starts_with("fargate");
  if (!reserved && CheckClusterName(name).ok()) return {};
  return error::InvalidParameterException(
      "The specified capacity provider name is invalid. Up to 255 characters are allowed, "
      "including "
      "letters (upper and lowercase), numbers, underscores (_), and hyphens (-). The name cannot "
      "be "
      "prefixed with \"aws\", \"ecs\", or \"fargate\". Specify a valid name and try again.");
}

}  // namespace

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html
Result<CreateCapacityProviderResponse> CreateCapacityProvider(
    Context& ctx, const CreateCapacityProviderRequest& in) {
  // 1. The name is free; a deleted provider's may be used again.
  WT_TRY(CheckProviderName(in.name));
  WT_TRY(CheckTags(in.tags));
  const auto known = ctx.Find<CapacityProviderRow>(in.name);
  if (known && known->status != "INACTIVE") {
    return error::ClientException(
        "The specified capacity provider already exists. To change the configuration of an "
        "existing "
        "capacity provider, update the capacity provider.");
  }
  if (in.managed_instances_provider || !in.auto_scaling_group_provider) {
    // Deviation: said by name, not made up.
    return error::UnsupportedFeatureException(
        "Windtunnel does not implement capacity providers of managed instances.");
  }

  // 2. The group is there, has no other provider, and is as the settings need it.
  const AutoScalingGroupProvider& given = *in.auto_scaling_group_provider;
  const auto group =
      autoscaling::FindGroup(ctx, ctx.account(), ctx.region(), given.auto_scaling_group_arn);
  if (!group || group->deleting) {
    return error::ClientException(
        "The specified Auto Scaling group ARN is invalid. Specify a valid ARN and try again.");
  }
  for (const CapacityProviderRow& other :
       ctx.Rows<CapacityProviderRow>().By<0>(ctx.account(), ctx.region(), group->name)) {
    if (other.status == "INACTIVE") continue;
    return error::ClientException(
        "The specified Auto Scaling group ARN is already being used by another capacity provider. "
        "Specify a unique Auto Scaling group ARN and try again.");
  }
  CapacityProviderRow row;
  row.account = ctx.account();
  row.region = ctx.region();
  row.name = in.name;
  row.update_status.clear();
  row.group_arn = group->arn;
  row.group_name = group->name;
  row.created_at = ctx.now();
  WT_TRY(ApplySettings(row, given.managed_scaling, given.managed_termination_protection,
                       given.managed_draining));
  WT_TRY(CheckGroup(row, *group));

  // 3. Tag and hook on the group; its instances are the provider's.
  ctx.Trace("capacity_provider_created",
            {{"capacity_provider", row.name}, {"group", row.group_name}});
  WT_TRY(ArrangeGroup(ctx, row));
  AdoptInstances(ctx, row);
  PutTags(ctx, CapacityProviderArn(ctx, row.name), in.tags);
  CreateCapacityProviderResponse out;
  out.capacity_provider = ToApi(ctx, row, true);
  return out;
}

}  // namespace wt::ecs
