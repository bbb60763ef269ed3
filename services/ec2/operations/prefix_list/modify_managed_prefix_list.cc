#include <algorithm>

#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/prefix_list.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

// The entries of the next version.
Result<std::vector<PrefixListEntryRow>> NextEntries(Context& ctx, const PrefixListRow& list,
                                                    const ModifyManagedPrefixListRequest& in) {
  std::vector<PrefixListEntryRow> rows =
      ctx.Rows<PrefixListEntryRow>().Collect(ctx.account(), ctx.region(), list.id, list.version);
  const auto find = [&](const std::string& cidr) {
    return std::find_if(rows.begin(), rows.end(),
                        [&](const auto& row) { return row.cidr == cidr; });
  };
  for (const RemovePrefixListEntry& entry : in.remove_entries) {
    const auto known = find(WT_TRY(CheckPrefixListCidr(entry.cidr, list.address_family)));
    if (known == rows.end()) {
      return error::InvalidParameterValue(
          StrCat("The CIDR ", entry.cidr, " is not in the prefix list ", list.id, "."));
    }
    rows.erase(known);
  }
  for (const AddPrefixListEntry& entry : in.add_entries) {
    const std::string cidr = WT_TRY(CheckPrefixListCidr(entry.cidr, list.address_family));
    const auto known = find(cidr);
    // The same block again gets another description.
    PrefixListEntryRow& row = known == rows.end() ? rows.emplace_back() : *known;
    row.prefix_list_id = list.id;
    row.cidr = cidr;
    row.description = entry.description.value_or("");
  }
  return rows;
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyManagedPrefixList.html
Result<ModifyManagedPrefixListResponse> ModifyManagedPrefixList(
    Context& ctx, const ModifyManagedPrefixListRequest& in) {
  PrefixListRow list = WT_TRY(FindOwnPrefixList(ctx, in.prefix_list_id));
  const bool entries_change = !in.add_entries.empty() || !in.remove_entries.empty();
  // 1. Whoever changes entries must know of which version.
  if (entries_change && !in.current_version) return error::MissingParameter("CurrentVersion");
  if (in.current_version && *in.current_version != list.version) {
    return error::Of("PrefixListVersionMismatch",
                     StrCat("The prefix list has the version ", list.version, ", not ",
                            *in.current_version, "."));
  }
  if (in.max_entries && entries_change) {
    return error::InvalidParameterCombination(
        "You cannot change the entries and the maximum number of entries in one request.");
  }
  if (!entries_change && !in.max_entries && !in.prefix_list_name) {
    return error::InvalidParameterCombination("No modification was specified.");
  }
  if (in.add_entries.size() > kPrefixListChangesMax ||
      in.remove_entries.size() > kPrefixListChangesMax) {
    return error::Of("RequestLimitExceeded",
                     "At most 100 entries may be added and removed in one request.");
  }
  std::vector<PrefixListEntryRow> rows = WT_TRY(NextEntries(ctx, list, in));
  const int64_t max_entries = in.max_entries.value_or(list.max_entries);
  if (static_cast<int64_t>(rows.size()) > max_entries) {
    return error::Of("PrefixListMaxEntriesExceeded",
                     StrCat("The number of entries exceeds the maximum of ", max_entries, "."));
  }
  WT_TRY(CheckDryRun(in));

  // 2. Other entries are another version.
  list.max_entries = max_entries;
  list.name = in.prefix_list_name.value_or(list.name);
  if (entries_change) {
    ++list.version;
    for (PrefixListEntryRow& row : rows) {
      row.version = list.version;
      ctx.Put(row);
    }
  }
  list.state = entries_change || in.max_entries ? "modify-complete" : list.state;
  ctx.Put(list);
  ModifyManagedPrefixListResponse out;
  out.prefix_list = ToApi(ctx, *FindPrefixList(ctx, list.id));
  if (list.state == "modify-complete") out.prefix_list->state = "modify-in-progress";
  return out;
}

}  // namespace wt::ec2
