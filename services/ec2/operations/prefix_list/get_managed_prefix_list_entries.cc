#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/prefix_list.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetManagedPrefixListEntries.html
Result<GetManagedPrefixListEntriesResponse> GetManagedPrefixListEntries(
    Context& ctx, const GetManagedPrefixListEntriesRequest& in) {
  const std::optional<PrefixListView> list = FindPrefixList(ctx, in.prefix_list_id);
  if (!list) return PrefixListNotFound(in.prefix_list_id);
  if (in.target_version && !list->aws &&
      (*in.target_version < 1 || *in.target_version > list->version)) {
    return error::Of("PrefixListVersionNotFound",
                     StrCat("The prefix list has no version ", *in.target_version, "."));
  }
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, false, {1, 100}));
  WT_TRY(CheckDryRun(in));
  GetManagedPrefixListEntriesResponse out;
  out.entries.present = true;
  std::vector<PrefixListEntry> entries = PrefixListEntries(ctx, *list, in.target_version);
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return *a.cidr < *b.cidr; });
  for (const PrefixListEntry& entry : entries) {
    if (pager.Before(*entry.cidr)) continue;
    if (!pager.Take(*entry.cidr)) break;
    out.entries.push_back(entry);
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
