// The library's files with mistakes put in: whatever stands there, it is a scenario or a list of
// problems with places.

#include <gtest/gtest.h>

#include "scenarios/engine/file/describe.h"
#include "scenarios/engine/file/library.h"
#include "scenarios/engine/file/load.h"

namespace wt::scenario {
namespace {

// Numbers without a pattern; the same in every run.
class Numbers {
 public:
  explicit Numbers(uint64_t seed) : state_(seed * 2862933555777941757ULL + 3037000493ULL) {}
  size_t Below(size_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<size_t>(state_ >> 33) % bound;
  }

 private:
  uint64_t state_;
};

constexpr std::string_view kPieces[] = {
    "{",    "}",      "[",     "]",  ":",   " ",   "\n",  "-",        "'",
    "\"",   "${",     "}",     "..", "%",   "s",   "/s",  "10",       "999999999999999999999",
    "-1",   "0",      "null",  "~",  "|",   ">",   "&a ", "*a",       "!!",
    "#",    ",",      "(",     ")",  "p99", "end", "\t",  "\xc3\xa9", "inclusive",
    "${${", "each: ", "with: "};

std::string Mutated(std::string text, Numbers& numbers) {
  for (size_t i = 0; i < 1 + numbers.Below(4); ++i) {
    const size_t at = numbers.Below(text.size() + 1);
    switch (numbers.Below(4)) {
      case 0:
        text.erase(at, numbers.Below(12));
        break;
      case 1:
        text.insert(at, kPieces[numbers.Below(std::size(kPieces))]);
        break;
      case 2: {
        const size_t from = numbers.Below(text.size() + 1);
        text.insert(at, text.substr(from, numbers.Below(60)));
        break;
      }
      default:
        text = text.substr(0, numbers.Below(20) == 0 ? at : text.size());
        break;
    }
  }
  return text;
}

TEST(LoadScenario, StandsWhateverIsInAFile) {
  for (const std::string& name : LibraryNames("")) {
    const std::string text(FindLibraryFile(name + ".yaml")->text);
    for (uint64_t seed = 1; seed <= 40; ++seed) {
      SCOPED_TRACE(name + " " + std::to_string(seed));
      Numbers numbers(seed);
      const Loaded loaded = LoadText(Mutated(text, numbers), "s.yaml");
      EXPECT_NE(loaded.scenario.has_value(), !loaded.problems.empty());
      if (loaded.scenario) {
        EXPECT_FALSE(Describe(*loaded.scenario).empty());
      }
      for (const Problem& problem : loaded.problems) EXPECT_NE(problem.message, "");
    }
  }
}

TEST(LoadScenario, StandsWhateverIsInAStack) {
  const std::string stack(FindLibraryFile("stacks/web-on-ec2.yaml")->text);
  const std::string calls = stack.substr(stack.find("\ncalls:") + 7);
  std::string indented = "scenario: s\nlength: 1h\nstack:\n  calls:\n";
  for (const char c : calls) {
    indented += c;
    if (c == '\n') indented += "  ";
  }
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    Numbers numbers(seed);
    const Loaded loaded = LoadText(Mutated(indented, numbers), "s.yaml");
    EXPECT_NE(loaded.scenario.has_value(), !loaded.problems.empty());
  }
}

}  // namespace
}  // namespace wt::scenario
