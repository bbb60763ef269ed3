#include "emulator/base/encoding.h"

#include <gtest/gtest.h>

namespace wt {
namespace {

TEST(Base64, CarriesTheVectorsOfRfc4648) {
  const std::pair<const char*, const char*> cases[] = {{"", ""},
                                                       {"f", "Zg=="},
                                                       {"fo", "Zm8="},
                                                       {"foo", "Zm9v"},
                                                       {"foob", "Zm9vYg=="},
                                                       {"fooba", "Zm9vYmE="},
                                                       {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, coded] : cases) {
    EXPECT_EQ(Base64Encode(plain), coded);
    EXPECT_EQ(Base64Decode(coded), plain);
  }
}

TEST(Base64, RefusesWhatIsNotBase64) {
  for (const char* text : {"Zg", "Zg=", "Z===", "Zg==Zg==x", "Z!==", "=Zg="}) {
    EXPECT_FALSE(Base64Decode(text)) << text;
  }
}

TEST(Base64, PassesOverLineBreaks) { EXPECT_EQ(Base64Decode("Zm9v\nYmFy\n"), "foobar"); }

}  // namespace
}  // namespace wt
