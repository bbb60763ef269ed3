#include "emulator/world/pager.h"
#include "services/ecs/capacity_provider.h"
#include "services/ecs/cluster.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/service.h"

namespace wt::ecs {
namespace {

constexpr int64_t kServicesPage = 10;

bool HasLaunchType(const ServiceRow& row, const std::string& launch_type) {
  if (!row.launch_type.empty()) return row.launch_type == launch_type;
  const auto& strategy = *row.strategy;
  const bool fargate = !strategy.empty() && IsFargate(strategy.front().capacity_provider);
  return launch_type == (fargate ? "FARGATE" : "EC2");
}

}  // namespace

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServices.html
Result<ListServicesResponse> ListServices(Context& ctx, const ListServicesRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  WT_TRY(CheckPageSize(in.max_results, kListPageMax));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, kServicesPage, BadToken()));
  ListServicesResponse out;
  out.service_arns.present = true;
  for (const ServiceRow& row : ctx.Scan<ServiceRow>(cluster.name)) {
    if (row.status == "INACTIVE" || pager.Before(row.name)) continue;
    if (in.launch_type && !HasLaunchType(row, *in.launch_type)) continue;
    if (in.scheduling_strategy && row.scheduling != *in.scheduling_strategy) continue;
    if (!pager.Take(row.name)) break;
    out.service_arns.push_back(ServiceArn(ctx, cluster.name, row.name));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecs
