#include "emulator/world/pager.h"
#include "services/ecs/capacity_provider.h"
#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"
#include "services/ecs/tags.h"

namespace wt::ecs {
namespace {

constexpr int64_t kProvidersPage = 10;

// AWS's own two are in every account.
CapacityProviderRow FargateRow(std::string_view name) {
  CapacityProviderRow row;
  row.name = name;
  row.update_status.clear();
  return row;
}

}  // namespace

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeCapacityProviders.html
Result<DescribeCapacityProvidersResponse> DescribeCapacityProviders(
    Context& ctx, const DescribeCapacityProvidersRequest& in) {
  WT_TRY(CheckPageSize(in.max_results, kProvidersPage));
  DescribeCapacityProvidersResponse out;
  out.capacity_providers.present = true;
  out.failures.present = true;
  const bool tags = Includes(in.include, "TAGS");

  // 1. Those that are named.
  for (const std::string& reference : in.capacity_providers) {
    const std::string name(ShortId(reference));
    if (IsFargate(name)) {
      out.capacity_providers.push_back(ToApi(ctx, FargateRow(name), tags));
    } else if (const auto row = FindCapacityProvider(ctx, name)) {
      out.capacity_providers.push_back(ToApi(ctx, *row, tags));
    } else {
      Failure& failure = out.failures.emplace_back();
      failure.arn = CapacityProviderArn(ctx, name);
      failure.reason = "MISSING";
    }
  }
  if (!in.capacity_providers.empty()) return out;

  // 2. Or all, in pages.
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, kProvidersPage, BadToken()));
  std::vector<CapacityProviderRow> rows = {FargateRow("FARGATE"), FargateRow("FARGATE_SPOT")};
  for (const CapacityProviderRow& row : ctx.Scan<CapacityProviderRow>()) {
    if (row.status != "INACTIVE") rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.name < b.name; });
  for (const CapacityProviderRow& row : rows) {
    if (pager.Before(row.name)) continue;
    if (!pager.Take(row.name)) break;
    out.capacity_providers.push_back(ToApi(ctx, row, tags));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecs
