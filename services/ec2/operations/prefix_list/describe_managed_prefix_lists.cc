#include "services/ec2/operations.h"
#include "services/ec2/prefix_list.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<PrefixListView> kManagedPrefixListFilters[] = {
    {"owner-id", [](Context&, const PrefixListView& l, Values& out) { out.push_back(l.owner_id); }},
    {"prefix-list-id", [](Context&, const PrefixListView& l, Values& out) { out.push_back(l.id); }},
    {"prefix-list-name",
     [](Context&, const PrefixListView& l, Values& out) { out.push_back(l.name); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeManagedPrefixLists.html
Result<DescribeManagedPrefixListsResponse> DescribeManagedPrefixLists(
    Context& ctx, const DescribeManagedPrefixListsRequest& in) {
  const std::span<const FilterField<PrefixListView>> fields = kManagedPrefixListFilters;
  const auto& ids = in.prefix_list_ids;
  WT_TRY(CheckFilters(in.filters, fields));
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty(), {1, 100}));
  for (const std::string& id : ids) {
    if (!FindPrefixList(ctx, id)) return PrefixListNotFound(id);
  }
  WT_TRY(CheckDryRun(in));
  DescribeManagedPrefixListsResponse out;
  out.prefix_lists.present = true;
  for (const PrefixListView& list : PrefixListsOf(ctx)) {
    if (!ids.empty() && std::find(ids.begin(), ids.end(), list.id) == ids.end()) continue;
    if (pager.Before(list.id)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, list, list.id))) continue;
    if (!pager.Take(list.id)) break;
    out.prefix_lists.push_back(ToApi(ctx, list));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
