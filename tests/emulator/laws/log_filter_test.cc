#include "emulator/laws/log_filter/log_filter.h"

#include <gtest/gtest.h>

namespace wt::laws::log_filter {
namespace {

struct Case {
  const char* pattern;
  const char* message;
  bool matches;
};

TEST(LogFilterTest, TermsAndFields) {
  const Case cases[] = {
      {"", "anything", true},
      {"ERROR", "an ERROR here", true},
      {"ERROR", "an error here", false},
      {"ERROR ARGUMENTS", "ERROR no ARGUMENTS", true},
      {"ERROR ARGUMENTS", "ERROR none", false},
      {"\"no such\"", "there is no such thing", true},
      {"\"no such\"", "no one such", false},
      {"?ERROR ?WARN", "a WARN", true},
      {"?ERROR ?WARN", "an INFO", false},
      {"ERROR -EXITING", "ERROR EXITING", false},
      {"ERROR -EXITING", "ERROR", true},
      {"[ip, user, status]", "1.2.3.4 ann 404", true},
      {"[ip, user, status]", "1.2.3.4 ann", false},
      {"[ip, user, status = 4*]", "1.2.3.4 ann 404", true},
      {"[ip, user, status = 4*]", "1.2.3.4 ann 200", false},
      {"[ip, ..., size > 100]", "1.2.3.4 a b c 101", true},
      {"[ip, ..., size > 100]", "1.2.3.4 a b c 99", false},
      {"[ip, time, request, status]", "1.2.3.4 [10/Oct/2000 13:25] \"GET /x y\" 200", true},
      {"[a, b = x || b = y]", "1 y", true},
      {"[a, b != x && b != y]", "1 y", false},
  };
  for (const Case& c : cases) {
    const Result<Pattern> pattern = Pattern::Parse(c.pattern);
    ASSERT_TRUE(pattern.ok()) << c.pattern;
    EXPECT_EQ(pattern->Matches({c.message, std::nullopt}), c.matches)
        << c.pattern << " on " << c.message;
  }
}

Value Text(std::string text) { return {.kind = Value::Kind::kText, .text = std::move(text)}; }
Value Number(double number) { return {.kind = Value::Kind::kNumber, .number = number}; }

TEST(LogFilterTest, JsonTests) {
  Value list{.kind = Value::Kind::kList, .children = {{"", Text("x")}, {"", Text("y")}}};
  Value event{.kind = Value::Kind::kObject,
              .children = {{"level", Text("ERROR")},
                           {"code", Number(404)},
                           {"ok", {.kind = Value::Kind::kBool, .truth = false}},
                           {"none", {}},
                           {"list", list}}};
  const std::pair<const char*, bool> cases[] = {
      {"{ $.level = \"ERROR\" }", true},
      {"{ $.level = \"ERR*\" }", true},
      {"{ $.level = ERROR }", true},
      {"{ $.level != \"ERROR\" }", false},
      {"{ $.code >= 400 && $.code < 500 }", true},
      {"{ $.code = 500 || ($.level = ERROR && $.code = 404) }", true},
      {"{ $.missing = 1 }", false},
      {"{ $.missing != 1 }", false},
      {"{ $.missing NOT EXISTS }", true},
      {"{ $.none IS NULL }", true},
      {"{ $.ok IS FALSE }", true},
      {"{ $.ok IS TRUE }", false},
      {"{ $.list[1] = \"y\" }", true},
      {"{ $.list[2] = \"y\" }", false},
  };
  for (const auto& [text, matches] : cases) {
    const Result<Pattern> pattern = Pattern::Parse(text);
    ASSERT_TRUE(pattern.ok()) << text;
    EXPECT_EQ(pattern->Matches({"", event}), matches) << text;
    EXPECT_FALSE(pattern->Matches({"plain", std::nullopt})) << text;
  }
}

TEST(LogFilterTest, RefusesWhatIsNoPattern) {
  for (const char* text : {"{ $.a", "{ a = 1 }", "[a, b", "\"open", "a@b", "%x%", "{ $.a ~ 1 }"}) {
    EXPECT_FALSE(Pattern::Parse(text).ok()) << text;
  }
}

TEST(LogFilterTest, NamesWhatItFinds) {
  const auto found = Pattern::Parse("[ip, status = 4*]")->Extracted({"1.2.3.4 404", std::nullopt});
  EXPECT_EQ(found.at("$ip"), "1.2.3.4");
  EXPECT_EQ(found.at("$status"), "404");
}

}  // namespace
}  // namespace wt::laws::log_filter
