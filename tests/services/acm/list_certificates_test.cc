#include "tests/services/acm/certificates.h"

namespace wt::acm {
namespace {

TEST(ListCertificates, GivesPagesInTheirOrder) {
  TestWorld world;
  std::vector<std::string> arns;
  for (const char* name : {"a.com", "b.com", "c.com"}) {
    arns.push_back(Request(world, name));
    world.Advance(Seconds(1));
  }
  Json page = world.Call("acm.ListCertificates", {{"MaxItems", 2}});
  ASSERT_EQ(page["CertificateSummaryList"].size(), 2u);
  EXPECT_EQ(page["CertificateSummaryList"][0]["CertificateArn"], arns[0]);
  EXPECT_EQ(page["CertificateSummaryList"][0]["InUse"], false);
  page = world.Call("acm.ListCertificates", {{"MaxItems", 2}, {"NextToken", page["NextToken"]}});
  ASSERT_EQ(page["CertificateSummaryList"].size(), 1u);
  EXPECT_FALSE(page.contains("NextToken"));
  page =
      world.Call("acm.ListCertificates", {{"SortBy", "CREATED_AT"}, {"SortOrder", "DESCENDING"}});
  EXPECT_EQ(page["CertificateSummaryList"][0]["CertificateArn"], arns[2]);
  EXPECT_EQ(world.Fail("acm.ListCertificates", {{"SortBy", "CREATED_AT"}}).code,
            "InvalidArgsException");
  EXPECT_EQ(world.Fail("acm.ListCertificates", {{"NextToken", "x"}}).code, "InvalidArgsException");
}

TEST(ListCertificates, TellsOfCommonRsaKeysUnlessAsked) {
  TestWorld world;
  Request(world, "a.com", {{"KeyAlgorithm", "EC_prime256v1"}});
  EXPECT_TRUE(world.Call("acm.ListCertificates")["CertificateSummaryList"].empty());
  const Json all =
      world.Call("acm.ListCertificates", {{"Includes", {{"keyTypes", {"EC_prime256v1"}}}}});
  EXPECT_EQ(all["CertificateSummaryList"][0]["KeyAlgorithm"], "EC_prime256v1");
  EXPECT_TRUE(world
                  .Call("acm.ListCertificates",
                        {{"CertificateStatuses", {"ISSUED"}}})["CertificateSummaryList"]
                  .empty());
}

TEST(SearchCertificates, FindsByStatements) {
  TestWorld world;
  const std::string arn = Request(world, "a.com", {{"KeyAlgorithm", "EC_prime256v1"}});
  Request(world, "b.com");
  const auto leaf = [](const Json& filter) { return Json{{"Filter", filter}}; };
  const Json ec = leaf({{"X509AttributeFilter", {{"KeyAlgorithm", "EC_prime256v1"}}}});
  const Json issued = leaf({{"AcmCertificateMetadataFilter", {{"Status", "ISSUED"}}}});
  const auto count = [&](const Json& statement) {
    return world.Call("acm.SearchCertificates", {{"FilterStatement", statement}})["Results"].size();
  };
  EXPECT_EQ(count(ec), 1u);
  EXPECT_EQ(count({{"Not", ec}}), 1u);
  EXPECT_EQ(count({{"Or", Json::array({ec, issued})}}), 1u);
  EXPECT_EQ(count({{"And", Json::array({ec, issued})}}), 0u);
  const Json page =
      world.Call("acm.SearchCertificates", {{"MaxResults", 1}, {"SortBy", "COMMON_NAME"}});
  EXPECT_EQ(page["Results"][0]["CertificateArn"], arn);
  EXPECT_EQ(page["Results"][0]["X509Attributes"]["Subject"]["CommonName"], "a.com");
  const Json next =
      world.Call("acm.SearchCertificates",
                 {{"MaxResults", 1}, {"SortBy", "COMMON_NAME"}, {"NextToken", page["NextToken"]}});
  EXPECT_EQ(next["Results"][0]["X509Attributes"]["Subject"]["CommonName"], "b.com");
  EXPECT_FALSE(next.contains("NextToken"));
  EXPECT_EQ(world.Fail("acm.SearchCertificates", {{"NextToken", "x"}}).code, "ValidationException");
}

}  // namespace
}  // namespace wt::acm
