#pragma once

// Managed prefix lists: AWS's own and the users'.
// https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/filter.h"
#include "services/ec2/network_state.h"

namespace wt::ec2 {

struct PrefixListView {
  std::string id, name, owner_id, address_family, state;
  bool aws = false;
  int64_t max_entries = 0;  // For AWS's own: what it weighs in a group's or table's quota.
  int64_t version = 0;
  std::string arn;
};

// AWS's lists of the Region, in order of id, and the account's own.
std::vector<PrefixListView> PrefixListsOf(Context& ctx);
std::optional<PrefixListView> FindPrefixList(Context& ctx, std::string_view id);
// InvalidPrefixListID.NotFound.
Error PrefixListNotFound(std::string_view id);
// A list that its owner may change. Errors: not found, or AWS's.
Result<PrefixListRow> FindOwnPrefixList(Context& ctx, std::string_view id);
// The entries of a version; of the present one where none is given.
std::vector<PrefixListEntry> PrefixListEntries(Context& ctx, const PrefixListView& list,
                                               std::optional<int64_t> version = std::nullopt);
// The ids of groups and route tables that name it.
std::vector<std::string> PrefixListUses(Context& ctx, std::string_view id);

ManagedPrefixList ToApi(Context& ctx, const PrefixListView& list);
// What it weighs in the quota of rules of a group, or of routes of a table.
int64_t PrefixListWeight(Context& ctx, std::string_view id);
// A block in its normal form. Errors: InvalidParameterValue.
Result<std::string> CheckPrefixListCidr(const std::string& cidr, std::string_view address_family);

inline constexpr int64_t kPrefixListEntriesMax = 1000;
// How many entries a call may add or remove.
inline constexpr size_t kPrefixListChangesMax = 100;

}  // namespace wt::ec2
