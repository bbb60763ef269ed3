#include "services/acm/x509.h"

#include <gtest/gtest.h>

namespace wt::acm {
namespace {

TEST(MakeKey, FollowsFromItsSeed) {
  for (const char* algorithm : {"RSA_2048", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1"}) {
    const std::string key = MakeKey("a", algorithm);
    EXPECT_TRUE(IsPrivateKey(key)) << algorithm;
    EXPECT_EQ(MakeKey("a", algorithm), key);
    EXPECT_NE(MakeKey("b", algorithm), key);
  }
}

TEST(ChainHolds, TakesASelfSignedCertificate) {
  const Authority authority = MakeAuthority("a", Instant{1704067200'000000});
  EXPECT_TRUE(ChainHolds(authority.certificate_pem, ""));
  EXPECT_TRUE(KeyMatches(authority.certificate_pem, authority.key_pem));
  EXPECT_FALSE(KeyMatches(authority.certificate_pem, MakeKey("x", "RSA_2048")));
  EXPECT_FALSE(ChainHolds("nothing", ""));
  EXPECT_EQ(CountCertificates(authority.certificate_pem + authority.certificate_pem), 2u);
}

}  // namespace
}  // namespace wt::acm
