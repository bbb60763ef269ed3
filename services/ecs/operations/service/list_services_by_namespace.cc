#include "emulator/world/pager.h"
#include "services/ecs/cluster.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/service.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServicesByNamespace.html
Result<ListServicesByNamespaceResponse> ListServicesByNamespace(
    Context& ctx, const ListServicesByNamespaceRequest& in) {
  WT_TRY(CheckPageSize(in.max_results, kListPageMax));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, 10, BadToken()));
  const std::string_view wanted = ShortId(in.namespace_);
  ListServicesByNamespaceResponse out;
  out.service_arns.present = true;
  for (const ServiceRow& row : ctx.Scan<ServiceRow>()) {
    const std::string place = StrCat(row.cluster, "/", row.name);
    if (row.status == "INACTIVE" || !row.has_connect || pager.Before(place)) continue;
    if (ShortId(row.connect->namespace_.value_or("")) != wanted) continue;
    if (!pager.Take(place)) break;
    out.service_arns.push_back(ServiceArn(ctx, row.cluster, row.name));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecs
