#include "emulator/base/wildcards.h"

#include <string_view>

#include <gtest/gtest.h>

namespace wt {
namespace {

// '*' and '?', and a backslash that takes the next character as it is.
bool Matches(std::string_view pattern, std::string_view text) {
  return MatchWildcards(
      pattern.size(), text, [&](size_t p) { return pattern[p] == '*'; },
      [&](size_t p, char c) -> size_t {
        if (pattern[p] == '\\') return p + 1 < pattern.size() && pattern[p + 1] == c ? 2 : 0;
        return pattern[p] == c || pattern[p] == '?' ? 1 : 0;
      });
}

TEST(WildcardsTest, MatchesWholeTexts) {
  EXPECT_TRUE(Matches("", ""));
  EXPECT_TRUE(Matches("**", ""));
  EXPECT_TRUE(Matches("a*c", "abcbc"));
  EXPECT_TRUE(Matches("*.example.com", "a.b.example.com"));
  EXPECT_TRUE(Matches("a?c", "abc"));
  EXPECT_FALSE(Matches("a?c", "ac"));
  EXPECT_FALSE(Matches("a*c", "abcd"));
  EXPECT_FALSE(Matches("abc", "ab"));
  EXPECT_FALSE(Matches("", "a"));
}

TEST(WildcardsTest, ResumesInTheMiddleOfWhatIsEscaped) {
  EXPECT_TRUE(Matches("*\\*", "a*b*"));
  EXPECT_FALSE(Matches("\\*", "a"));
  EXPECT_TRUE(Matches("*\\?x", "??x"));
}

}  // namespace
}  // namespace wt
