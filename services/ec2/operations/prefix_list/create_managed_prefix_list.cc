#include "services/ec2/client_token.h"
#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/prefix_list.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr size_t kPrefixListNameMax = 255;

Result<std::vector<PrefixListEntryRow>> EntriesOfCreation(
    const CreateManagedPrefixListRequest& in) {
  std::vector<PrefixListEntryRow> rows;
  for (const AddPrefixListEntry& entry : in.entries) {
    PrefixListEntryRow row;
    row.version = 1;
    row.cidr = WT_TRY(CheckPrefixListCidr(entry.cidr, in.address_family));
    row.description = entry.description.value_or("");
    for (const PrefixListEntryRow& known : rows) {
      if (known.cidr == row.cidr) {
        return error::InvalidParameterValue(
            StrCat("The CIDR ", row.cidr, " is specified more than once."));
      }
    }
    rows.push_back(row);
  }
  if (static_cast<int64_t>(rows.size()) > in.max_entries) {
    return error::Of("PrefixListMaxEntriesExceeded",
                     StrCat("The number of entries exceeds the maximum of ", in.max_entries, "."));
  }
  return rows;
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateManagedPrefixList.html
Result<CreateManagedPrefixListResponse> CreateManagedPrefixList(
    Context& ctx, const CreateManagedPrefixListRequest& in) {
  // 1. Name, family and size.
  const std::string& name = in.prefix_list_name;
  if (name.empty()) return error::MissingParameter("PrefixListName");
  if (name.size() > kPrefixListNameMax || name.starts_with("com.amazonaws")) {
    return error::InvalidParameterValue(
        StrCat("The prefix list name (", name,
               ") is invalid. It may have at most 255 characters and may not start with "
               "com.amazonaws."));
  }
  if (in.address_family != "IPv4" && in.address_family != "IPv6") {
    return error::InvalidParameterValue(
        StrCat("Value (", in.address_family, ") for parameter AddressFamily is invalid."));
  }
  if (in.max_entries < 1 || in.max_entries > kPrefixListEntriesMax) {
    return error::InvalidParameterValue(
        StrCat("Value (", in.max_entries,
               ") for parameter MaxEntries is invalid. It must be between 1 and 1000."));
  }
  if (in.entries.size() > kPrefixListChangesMax) {
    return error::Of("RequestLimitExceeded", "At most 100 entries may be added in one request.");
  }
  const std::vector<PrefixListEntryRow> entries = WT_TRY(EntriesOfCreation(in));
  WT_TRY(CheckSpecifications(in.tag_specifications, {"prefix-list"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "prefix-list"));
  WT_TRY(CheckDryRun(in));

  // 2. Once for a token.
  CreateManagedPrefixListResponse out;
  if (const auto known = WT_TRY(MadeByToken(ctx, "CreateManagedPrefixList", in))) {
    if (const auto list = FindPrefixList(ctx, *known)) out.prefix_list = ToApi(ctx, *list);
    return out;
  }
  const PrefixListRow row{.id = ctx.NewId("pl-"),
                          .name = name,
                          .address_family = in.address_family,
                          .max_entries = in.max_entries};
  ctx.Put(row);
  for (PrefixListEntryRow entry : entries) {
    entry.prefix_list_id = row.id;
    ctx.Put(entry);
  }
  WT_TRY(PutTags(ctx, row.id, tags));
  RememberToken(ctx, "CreateManagedPrefixList", in, row.id);
  out.prefix_list = ToApi(ctx, *FindPrefixList(ctx, row.id));
  // The first answer tells of the work; the next look finds it done.
  out.prefix_list->state = "create-in-progress";
  return out;
}

}  // namespace wt::ec2
