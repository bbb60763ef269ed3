#include "emulator/base/strings.h"

#include <gtest/gtest.h>

namespace wt {
namespace {

TEST(Strings, CatsTextCharactersAndNumbers) {
  EXPECT_EQ(StrCat("a", 'b', std::string("c"), -5, uint64_t{18446744073709551615ULL}),
            "abc-518446744073709551615");
}

TEST(Strings, SplitsAndJoins) {
  EXPECT_EQ(Split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(Split("", ','), (std::vector<std::string_view>{""}));
  EXPECT_EQ(Join(std::vector<std::string>{"a", "b"}, ", "), "a, b");
}

TEST(Strings, ParseIntTakesTheWholeText) {
  EXPECT_EQ(ParseInt("-42"), -42);
  for (const char* text : {"", "4x", " 4", "99999999999999999999", "+"}) {
    EXPECT_FALSE(ParseInt(text)) << text;
  }
}

TEST(Strings, ComparesIgnoringCase) {
  EXPECT_TRUE(EqualsIgnoreCase("X-Amz-Target", "x-amz-target"));
  EXPECT_FALSE(EqualsIgnoreCase("abc", "abcd"));
}

}  // namespace
}  // namespace wt
