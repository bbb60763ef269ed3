#include "services/ec2/catalog/regions.h"

#include <algorithm>

#include "emulator/base/strings.h"

namespace wt::ec2::catalog {
namespace {

constexpr std::string_view kOpen = "opt-in-not-required";
constexpr std::string_view kOptIn = "not-opted-in";

struct Row {
  Region region;
  // Letter and number of each zone: "a2" is the zone named …a with the id …-az2. Regions since
  // November 2012 map them alike for everyone (documented). The older ones (us-east-1, us-west-1,
  // us-west-2, eu-west-1, ap-northeast-1, ap-southeast-1, ap-southeast-2, sa-east-1) map them for
  // each account anew; here every account has the same, in the order of the numbers or, for
  // Tokyo, as most accounts see it.
  std::string_view zones;
};

constexpr Row kRows[] = {
    {{"af-south-1", "Africa (Cape Town)", kOptIn}, "a1 b2 c3"},
    {{"ap-east-1", "Asia Pacific (Hong Kong)", kOptIn}, "a1 b2 c3"},
    {{"ap-east-2", "Asia Pacific (Taipei)", kOptIn}, "a1 b2 c3"},
    {{"ap-northeast-1", "Asia Pacific (Tokyo)", kOpen}, "a4 c1 d2"},
    {{"ap-northeast-2", "Asia Pacific (Seoul)", kOpen}, "a1 b2 c3 d4"},
    {{"ap-northeast-3", "Asia Pacific (Osaka)", kOpen}, "a3 b1 c2"},
    {{"ap-south-1", "Asia Pacific (Mumbai)", kOpen}, "a1 b3 c2"},
    {{"ap-south-2", "Asia Pacific (Hyderabad)", kOptIn}, "a1 b2 c3"},
    {{"ap-southeast-1", "Asia Pacific (Singapore)", kOpen}, "a1 b2 c3"},
    {{"ap-southeast-2", "Asia Pacific (Sydney)", kOpen}, "a1 b2 c3"},
    {{"ap-southeast-3", "Asia Pacific (Jakarta)", kOptIn}, "a1 b2 c3"},
    {{"ap-southeast-4", "Asia Pacific (Melbourne)", kOptIn}, "a1 b2 c3"},
    {{"ap-southeast-5", "Asia Pacific (Malaysia)", kOptIn}, "a1 b2 c3"},
    {{"ap-southeast-6", "Asia Pacific (New Zealand)", kOptIn}, "a1 b2 c3"},
    {{"ap-southeast-7", "Asia Pacific (Thailand)", kOptIn}, "a1 b2 c3"},
    {{"ca-central-1", "Canada (Central)", kOpen}, "a1 b2 d4"},
    {{"ca-west-1", "Canada West (Calgary)", kOptIn}, "a1 b2 c3"},
    {{"eu-central-1", "Europe (Frankfurt)", kOpen}, "a2 b3 c1"},
    {{"eu-central-2", "Europe (Zurich)", kOptIn}, "a1 b2 c3"},
    {{"eu-north-1", "Europe (Stockholm)", kOpen}, "a1 b2 c3"},
    {{"eu-south-1", "Europe (Milan)", kOptIn}, "a1 b2 c3"},
    {{"eu-south-2", "Europe (Spain)", kOptIn}, "a1 b2 c3"},
    {{"eu-west-1", "Europe (Ireland)", kOpen}, "a1 b2 c3"},
    {{"eu-west-2", "Europe (London)", kOpen}, "a2 b3 c1"},
    {{"eu-west-3", "Europe (Paris)", kOpen}, "a1 b2 c3"},
    {{"il-central-1", "Israel (Tel Aviv)", kOptIn}, "a1 b2 c3"},
    {{"me-central-1", "Middle East (UAE)", kOptIn}, "a1 b2 c3"},
    {{"me-south-1", "Middle East (Bahrain)", kOptIn}, "a1 b2 c3"},
    {{"mx-central-1", "Mexico (Central)", kOptIn}, "a1 b2 c3"},
    {{"sa-east-1", "South America (Sao Paulo)", kOpen}, "a1 b2 c3"},
    {{"us-east-1", "US East (N. Virginia)", kOpen}, "a1 b2 c3 d4 e5 f6"},
    {{"us-east-2", "US East (Ohio)", kOpen}, "a1 b2 c3"},
    {{"us-west-1", "US West (N. California)", kOpen}, "a1 c3"},
    {{"us-west-2", "US West (Oregon)", kOpen}, "a1 b2 c3 d4"},
};

// "ap-northeast-1" is "apne1": the first of each word, "north" and the like counted as words.
std::string ShortName(std::string_view region) {
  const std::vector<std::string_view> parts = Split(region, '-');
  std::string short_name(parts[0]);
  short_name += parts[1][0];
  for (const std::string_view second : {"east", "west"}) {
    if (parts[1].size() > second.size() && parts[1].ends_with(second)) short_name += second[0];
  }
  return StrCat(short_name, parts[2]);
}

const Row* FindRow(std::string_view region) {
  const auto found =
      std::ranges::lower_bound(kRows, region, {}, [](const Row& row) { return row.region.name; });
  return found == std::end(kRows) || found->region.name != region ? nullptr : &*found;
}

std::vector<Region> AllRegions() {
  std::vector<Region> regions;
  for (const Row& row : kRows) regions.push_back(row.region);
  return regions;
}

}  // namespace

std::string Region::endpoint() const { return StrCat("ec2.", name, ".amazonaws.com"); }

std::span<const Region> Regions() {
  static const std::vector<Region> regions = AllRegions();
  return regions;
}

const Region* FindRegion(std::string_view name) {
  const Row* row = FindRow(name);
  return row ? &row->region : nullptr;
}

std::vector<Zone> ZonesOf(std::string_view region) {
  std::vector<Zone> zones;
  const Row* row = FindRow(region);
  if (!row) return zones;
  for (const std::string_view zone : Split(row->zones, ' ')) {
    zones.push_back({.name = StrCat(region, zone.substr(0, 1)),
                     .zone_id = StrCat(ShortName(region), "-az", zone.substr(1)),
                     .region = std::string(region),
                     .group_name = StrCat(region, "-zg-1"),
                     .network_border_group = std::string(region)});
  }
  return zones;
}

}  // namespace wt::ec2::catalog
