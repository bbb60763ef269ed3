#include "services/ec2/operations.h"
#include "services/ec2/prefix_list.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<PrefixListView> kPrefixListFilters[] = {
    {"prefix-list-id", [](Context&, const PrefixListView& l, Values& out) { out.push_back(l.id); }},
    {"prefix-list-name",
     [](Context&, const PrefixListView& l, Values& out) { out.push_back(l.name); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribePrefixLists.html
Result<DescribePrefixListsResponse> DescribePrefixLists(Context& ctx,
                                                        const DescribePrefixListsRequest& in) {
  const std::span<const FilterField<PrefixListView>> fields = kPrefixListFilters;
  const auto& ids = in.prefix_list_ids;
  WT_TRY(CheckFilters(in.filters, fields));
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty()));
  for (const std::string& id : ids) {
    if (!FindPrefixList(ctx, id)) return PrefixListNotFound(id);
  }
  WT_TRY(CheckDryRun(in));
  // Only the lists of services that gateway endpoints lead to.
  DescribePrefixListsResponse out;
  out.prefix_lists.present = true;
  for (const PrefixListView& list : PrefixListsOf(ctx)) {
    if (!list.aws || !(list.name.ends_with(".s3") || list.name.ends_with(".dynamodb"))) continue;
    if (!ids.empty() && std::find(ids.begin(), ids.end(), list.id) == ids.end()) continue;
    if (pager.Before(list.id)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, list, list.id))) continue;
    if (!pager.Take(list.id)) break;
    PrefixList& api = out.prefix_lists.emplace_back();
    api.prefix_list_id = list.id;
    api.prefix_list_name = list.name;
    for (const PrefixListEntry& entry : PrefixListEntries(ctx, list)) {
      api.cidrs.push_back(*entry.cidr);
    }
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
