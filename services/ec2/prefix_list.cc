#include "services/ec2/prefix_list.h"

#include <algorithm>
#include <array>

#include "emulator/base/encoding.h"
#include "services/ec2/cidr.h"
#include "services/ec2/errors.h"
#include "services/ec2/state.h"

namespace wt::ec2 {
namespace {

// AWS's lists and their weights.
// https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
struct AwsList {
  std::string_view name;  // "*" stands for the Region.
  int64_t weight;
  std::string_view address_family;
};
constexpr AwsList kAwsLists[] = {
    {"com.amazonaws.global.cloudfront.origin-facing", 55, "IPv4"},
    {"com.amazonaws.global.groundstation", 5, "IPv4"},
    {"com.amazonaws.*.s3", 1, "IPv4"},
    {"com.amazonaws.*.dynamodb", 1, "IPv4"},
    {"com.amazonaws.*.vpc-lattice", 10, "IPv4"},
    {"com.amazonaws.*.ipv6.vpc-lattice", 10, "IPv6"},
};

// From where CloudFront's edges call origins. Observed in 2024; AWS changes them now and then.
constexpr std::string_view kCloudFront[] = {
    "13.124.199.0/24",  "130.176.0.0/18",   "130.176.64.0/21",  "130.176.72.0/22",
    "130.176.76.0/24",  "130.176.78.0/23",  "130.176.80.0/20",  "130.176.96.0/19",
    "130.176.128.0/21", "130.176.136.0/23", "130.176.140.0/22", "130.176.144.0/20",
    "130.176.160.0/19", "130.176.192.0/19", "130.176.224.0/20", "15.158.0.0/16",
    "18.68.0.0/16",     "204.246.166.0/24", "205.251.218.0/24", "3.172.0.0/18",
    "3.172.64.0/18",    "52.46.0.0/22",     "52.46.16.0/20",    "52.46.32.0/19",
    "52.82.128.0/23",   "52.82.134.0/23",   "54.182.128.0/20",  "54.182.144.0/21",
    "54.182.154.0/23",  "54.182.156.0/22",  "54.182.160.0/21",  "54.182.172.0/22",
    "54.182.176.0/21",  "54.182.184.0/22",  "54.182.188.0/23",  "54.182.224.0/21",
    "54.182.240.0/21",  "54.182.248.0/22",  "54.239.134.0/23",  "54.239.170.0/23",
    "54.239.204.0/22",  "54.239.208.0/21",  "64.252.64.0/18",   "64.252.128.0/18",
    "70.132.0.0/18",
};
constexpr std::string_view kS3[] = {"52.216.0.0/15", "54.231.0.0/16", "3.5.0.0/19",
                                    "16.182.0.0/16"};
constexpr std::string_view kDynamoDb[] = {"52.94.0.0/22", "52.119.224.0/20", "3.218.180.0/22"};
constexpr std::string_view kLattice[] = {"169.254.171.0/24"};
constexpr std::string_view kLattice6[] = {"fd00:ec2:80::/64"};
constexpr std::string_view kGroundStation[] = {"3.24.1.208/28", "3.29.2.0/26"};

struct KnownId {
  std::string_view region, id;
};
// Of the CloudFront list; where an id is not known here it is made from the Region's name.
constexpr KnownId kCloudFrontIds[] = {
    {"us-east-1", "pl-3b927c52"}, {"us-east-2", "pl-b6a144df"},    {"us-west-2", "pl-82a045eb"},
    {"eu-west-1", "pl-4fa04526"}, {"eu-central-1", "pl-a3a144ca"},
};

std::string AwsId(std::string_view region, std::string_view name) {
  if (name.find("cloudfront") != std::string_view::npos) {
    for (const KnownId& known : kCloudFrontIds) {
      if (known.region == region) return std::string(known.id);
    }
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  uint64_t print = Fingerprint(StrCat("prefix-list/", region, "/", name));
  std::string id = "pl-";
  for (int i = 0; i < 8; ++i, print >>= 4) id += kDigits[print & 15];
  return id;
}

std::span<const std::string_view> AwsEntries(std::string_view name) {
  if (name.ends_with("origin-facing")) return kCloudFront;
  if (name.ends_with("groundstation")) return kGroundStation;
  if (name.ends_with(".s3")) return kS3;
  if (name.ends_with(".dynamodb")) return kDynamoDb;
  if (name.find(".ipv6.") != std::string_view::npos) return kLattice6;
  return kLattice;
}

PrefixListView ViewOf(Context& ctx, const PrefixListRow& row) {
  return {.id = row.id,
          .name = row.name,
          .owner_id = row.account,
          .address_family = row.address_family,
          .state = row.state,
          .max_entries = row.max_entries,
          .version = row.version,
          .arn = ctx.ArnOf("ec2", StrCat("prefix-list/", row.id))};
}

}  // namespace

std::vector<PrefixListView> PrefixListsOf(Context& ctx) {
  std::vector<PrefixListView> lists;
  for (const AwsList& list : kAwsLists) {
    std::string name(list.name);
    if (const size_t star = name.find('*'); star != std::string::npos) {
      name.replace(star, 1, ctx.region());
    }
    PrefixListView& view = lists.emplace_back();
    view.id = AwsId(ctx.region(), name);
    view.name = name;
    view.owner_id = "AWS";
    view.address_family = list.address_family;
    view.state = "create-complete";
    view.aws = true;
    view.max_entries = list.weight;
    view.arn = StrCat("arn:aws:ec2:", ctx.region(), ":aws:prefix-list/", view.id);
  }
  for (const PrefixListRow& row : ctx.Scan<PrefixListRow>()) lists.push_back(ViewOf(ctx, row));
  std::sort(lists.begin(), lists.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return lists;
}

std::optional<PrefixListView> FindPrefixList(Context& ctx, std::string_view id) {
  if (const auto row = ctx.Find<PrefixListRow>(id)) return ViewOf(ctx, *row);
  for (PrefixListView& list : PrefixListsOf(ctx)) {
    if (list.id == id) return std::move(list);
  }
  return std::nullopt;
}

Error PrefixListNotFound(std::string_view id) {
  return error::NotFound("InvalidPrefixListID.NotFound", "prefix list ID", id);
}

Result<PrefixListRow> FindOwnPrefixList(Context& ctx, std::string_view id) {
  if (auto row = ctx.Find<PrefixListRow>(id)) return *std::move(row);
  if (FindPrefixList(ctx, id)) {
    return error::Of("OperationNotPermitted",
                     StrCat("The prefix list ", id, " is managed by AWS and cannot be modified."));
  }
  return PrefixListNotFound(id);
}

std::vector<PrefixListEntry> PrefixListEntries(Context& ctx, const PrefixListView& list,
                                               std::optional<int64_t> version) {
  std::vector<PrefixListEntry> entries;
  if (list.aws) {
    for (const std::string_view cidr : AwsEntries(list.name)) entries.emplace_back().cidr = cidr;
    return entries;
  }
  for (const auto& row : ctx.Scan<PrefixListEntryRow>(list.id, version.value_or(list.version))) {
    PrefixListEntry& entry = entries.emplace_back();
    entry.cidr = row.cidr;
    if (!row.description.empty()) entry.description = row.description;
  }
  return entries;
}

std::vector<std::string> PrefixListUses(Context& ctx, std::string_view id) {
  std::vector<std::string> users;
  for (const SecurityGroupRuleRow& rule : ctx.Scan<SecurityGroupRuleRow>()) {
    if (rule.prefix_list_id == id) users.push_back(rule.group_id);
  }
  for (const RouteRow& route : ctx.Scan<RouteRow>()) {
    if (route.prefix_list_id == id) users.push_back(route.route_table_id);
  }
  std::sort(users.begin(), users.end());
  users.erase(std::unique(users.begin(), users.end()), users.end());
  return users;
}

ManagedPrefixList ToApi(Context& ctx, const PrefixListView& list) {
  ManagedPrefixList api;
  api.prefix_list_id = list.id;
  api.prefix_list_name = list.name;
  api.prefix_list_arn = list.arn;
  api.address_family = list.address_family;
  api.owner_id = list.owner_id;
  api.state = list.state;
  if (!list.aws) {
    api.max_entries = list.max_entries;
    api.version = list.version;
  }
  api.tags = TagsOf(ctx, list.id);
  api.tags.present = true;
  return api;
}

int64_t PrefixListWeight(Context& ctx, std::string_view id) {
  const std::optional<PrefixListView> list = FindPrefixList(ctx, id);
  return list ? list->max_entries : 1;
}

Result<std::string> CheckPrefixListCidr(const std::string& cidr, std::string_view address_family) {
  if (address_family == "IPv6" && IsIpv6Cidr(cidr)) return ToLower(cidr);
  if (address_family == "IPv4") {
    if (const auto block = ParseCidr(cidr)) return block->ToString();
  }
  return error::InvalidParameterValue(
      StrCat("The CIDR (", cidr, ") is not a valid ", address_family, " CIDR block."));
}

}  // namespace wt::ec2
