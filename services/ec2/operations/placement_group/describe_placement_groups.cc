#include <algorithm>

#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/placement_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<PlacementGroupRow> kPlacementGroupFilters[] = {
    {"group-name",
     [](Context&, const PlacementGroupRow& row, Values& out) { out.push_back(row.name); }},
    {"group-arn",
     [](Context& ctx, const PlacementGroupRow& row, Values& out) {
       out.push_back(ctx.ArnOf("ec2", StrCat("placement-group/", row.name)));
     }},
    {"spread-level",
     [](Context&, const PlacementGroupRow& row, Values& out) { out.push_back(row.spread_level); }},
    {"state", [](Context&, const PlacementGroupRow&, Values& out) { out.push_back("available"); }},
    {"strategy",
     [](Context&, const PlacementGroupRow& row, Values& out) { out.push_back(row.strategy); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribePlacementGroups.html
Result<DescribePlacementGroupsResponse> DescribePlacementGroups(
    Context& ctx, const DescribePlacementGroupsRequest& in) {
  const std::span<const FilterField<PlacementGroupRow>> fields = kPlacementGroupFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  for (const std::string& name : in.group_names) {
    if (!ctx.Find<PlacementGroupRow>(name)) return PlacementGroupUnknown(name);
  }
  WT_TRY(CheckDryRun(in));
  const auto listed = [](const wire::List<std::string>& list, const std::string& text) {
    return list.empty() || std::find(list.begin(), list.end(), text) != list.end();
  };
  DescribePlacementGroupsResponse out;
  out.placement_groups.present = true;
  for (const PlacementGroupRow& row : ctx.Scan<PlacementGroupRow>()) {
    if (!listed(in.group_names, row.name) || !listed(in.group_ids, row.id)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, row, row.id))) continue;
    out.placement_groups.push_back(ToApi(ctx, row));
  }
  return out;
}

}  // namespace wt::ec2
