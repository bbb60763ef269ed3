#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"
#include "services/ecs/setting.h"
#include "services/ecs/tags.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
Result<CreateClusterResponse> CreateCluster(Context& ctx, const CreateClusterRequest& in) {
  const std::string name = in.cluster_name.value_or("default");
  WT_TRY(CheckClusterName(name));
  WT_TRY(CheckSettings(in.settings));
  WT_TRY(CheckTags(in.tags));
  const wire::List<std::string> all{"SETTINGS", "CONFIGURATIONS", "TAGS"};

  // 1. A cluster that is there already is answered as it is.
  if (const std::optional<ClusterRow> known = ctx.Find<ClusterRow>(name)) {
    if (known->status == "ACTIVE") {
      CreateClusterResponse out;
      out.cluster = ToApi(ctx, *known, all);
      return out;
    }
  }
  // 2. Container Insights is as the account has it unless the call says otherwise.
  ClusterRow row;
  row.account = ctx.account();
  row.region = ctx.region();
  row.name = name;
  row.settings = in.settings;
  if ((*row.settings).empty()) {
    (*row.settings)
        .push_back({std::string("containerInsights"),
                    EffectiveSetting(ctx, "containerInsights", RootArn(ctx))});
  }
  if (in.configuration) {
    row.configuration = *in.configuration;
    row.has_configuration = true;
  }
  if (in.service_connect_defaults) {
    row.service_connect_namespace = in.service_connect_defaults->namespace_;
  }
  ctx.Put(row);
  if (!in.capacity_providers.empty() || !in.default_capacity_provider_strategy.empty()) {
    row = WT_TRY(SetCapacityProviders(ctx, row, in.capacity_providers,
                                      in.default_capacity_provider_strategy));
  }
  PutTags(ctx, ClusterArn(ctx, name), in.tags);
  ctx.Trace("cluster_created", {{"cluster", name}});
  CreateClusterResponse out;
  out.cluster = ToApi(ctx, row, all);
  return out;
}

}  // namespace wt::ecs
