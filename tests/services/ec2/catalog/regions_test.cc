#include "services/ec2/catalog/regions.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wt::ec2::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsNull;
using ::testing::SizeIs;

std::vector<std::string> Ids(std::string_view region) {
  std::vector<std::string> ids;
  for (const Zone& zone : ZonesOf(region)) ids.push_back(zone.zone_id);
  return ids;
}

TEST(Regions, AreTheCommercialOnes) {
  EXPECT_THAT(Regions(), SizeIs(34));
  EXPECT_TRUE(std::ranges::is_sorted(Regions(), {}, &Region::name));
  for (const Region& region : Regions()) EXPECT_EQ(FindRegion(region.name)->name, region.name);
  EXPECT_THAT(FindRegion("us-gov-west-1"), IsNull());
  EXPECT_THAT(FindRegion("us-east-1a"), IsNull());
}

TEST(Regions, KnowEndpointAndOptIn) {
  EXPECT_EQ(FindRegion("eu-central-1")->endpoint(), "ec2.eu-central-1.amazonaws.com");
  EXPECT_EQ(FindRegion("eu-central-1")->opt_in_status, "opt-in-not-required");
  EXPECT_EQ(FindRegion("af-south-1")->opt_in_status, "not-opted-in");
  const auto open = std::ranges::count(Regions(), "opt-in-not-required", &Region::opt_in_status);
  EXPECT_EQ(open, 17);
}

TEST(Zones, HaveNamesAndIdsOfTheirRegion) {
  EXPECT_THAT(ZonesOf("us-east-1"), SizeIs(6));
  EXPECT_THAT(ZonesOf("us-west-2"), SizeIs(4));
  EXPECT_THAT(ZonesOf("us-west-1"), SizeIs(2));
  EXPECT_THAT(ZonesOf("nowhere-1"), IsEmpty());
  EXPECT_THAT(Ids("eu-central-1"), ElementsAre("euc1-az2", "euc1-az3", "euc1-az1"));
  EXPECT_THAT(Ids("ap-northeast-1"), ElementsAre("apne1-az4", "apne1-az1", "apne1-az2"));
  EXPECT_THAT(Ids("ap-southeast-2"), ElementsAre("apse2-az1", "apse2-az2", "apse2-az3"));
  EXPECT_THAT(Ids("ca-central-1"), ElementsAre("cac1-az1", "cac1-az2", "cac1-az4"));
  EXPECT_THAT(Ids("ap-east-1"), ElementsAre("ape1-az1", "ape1-az2", "ape1-az3"));

  const Zone zone = ZonesOf("us-east-1").front();
  EXPECT_EQ(zone.name, "us-east-1a");
  EXPECT_EQ(zone.zone_id, "use1-az1");
  EXPECT_EQ(zone.group_name, "us-east-1-zg-1");
  EXPECT_EQ(zone.network_border_group, "us-east-1");
  EXPECT_EQ(zone.state, "available");
}

TEST(Zones, AreUniqueInTheWorld) {
  std::set<std::string> names, ids;
  for (const Region& region : Regions()) {
    EXPECT_GE(ZonesOf(region.name).size(), 2u) << region.name;
    for (const Zone& zone : ZonesOf(region.name)) {
      EXPECT_TRUE(names.insert(zone.name).second) << zone.name;
      EXPECT_TRUE(ids.insert(zone.zone_id).second) << zone.zone_id;
    }
  }
}

}  // namespace
}  // namespace wt::ec2::catalog
