#include "emulator/laws/listener_rules/listener_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/laws/listener_rules/address.h"

namespace wt::laws::listener_rules {
namespace {

struct PatternCase {
  const char* pattern;
  const char* text;
  bool ignore_case, escapes, matches;
};

TEST(ListenerRules, ComparesPatterns) {
  const PatternCase cases[] = {
      {"/img/*", "/img/picture.jpg", false, false, true},
      {"/img/*", "/img/", false, false, true},
      {"/img/*", "/img", false, false, false},
      {"/IMG/*", "/img/a", false, false, false},
      {"*.example.com", "test.example.com", true, false, true},
      {"*.example.com", "TEST.Example.com", true, false, true},
      {"*.example.com", "example.com", true, false, false},
      {"/a?c", "/abc", false, false, true},
      {"/a?c", "/ac", false, false, false},
      {"*", "", false, false, true},
      {"", "", false, false, true},
      {"", "a", false, false, false},
      {"*a*b*", "xxaxxbxx", false, false, true},
      {"*a*b", "xxbxxa", false, false, false},
      {"\\*", "*", true, true, true},
      {"\\*", "a", true, true, false},
      {"a\\?*", "a?bc", true, true, true},
      {"\\*", "\\abc", false, false, true},
  };
  for (const PatternCase& c : cases) {
    EXPECT_EQ(MatchesPattern(c.pattern, c.text, c.ignore_case, c.escapes), c.matches)
        << c.pattern << " " << c.text;
  }
}

Request Web() {
  Request request;
  request.host = "www.example.com:80";
  request.path = "/shop/cart";
  request.query = "version=v2&flag";
  request.source_ip = "203.0.113.9";
  request.headers = {{"User-Agent", "Mozilla/5.0"}, {"X-Way", "a"}, {"x-way", "b"}};
  return request;
}

struct ConditionCase {
  const char* name;
  Condition condition;
  bool holds;
};

TEST(ListenerRules, TriesEveryFieldOfARequest) {
  const ConditionCase cases[] = {
      {"host", {.field = Field::kHostHeader, .values = {"WWW.example.com"}}, true},
      {"other host", {.field = Field::kHostHeader, .values = {"api.example.com"}}, false},
      {"one of two", {.field = Field::kHostHeader, .values = {"a.b", "*.example.com"}}, true},
      {"host regex", {.field = Field::kHostHeader, .regexes = {"^www\\."}}, true},
      {"path", {.field = Field::kPathPattern, .values = {"/shop/*"}}, true},
      {"never the query", {.field = Field::kPathPattern, .values = {"*v2*"}}, false},
      {"path regex", {.field = Field::kPathPattern, .regexes = {"^/shop/(cart|list)$"}}, true},
      {"broken regex", {.field = Field::kPathPattern, .regexes = {"("}}, false},
      {"header",
       {.field = Field::kHttpHeader, .header_name = "user-agent", .values = {"mozilla*"}},
       true},
      {"each of a name",
       {.field = Field::kHttpHeader, .header_name = "X-Way", .values = {"b"}},
       true},
      {"no such header",
       {.field = Field::kHttpHeader, .header_name = "X-No", .values = {"*"}},
       false},
      {"method", {.field = Field::kHttpRequestMethod, .values = {"GET", "HEAD"}}, true},
      {"method's case", {.field = Field::kHttpRequestMethod, .values = {"get"}}, false},
      {"query", {.field = Field::kQueryString, .values = {"V2"}, .keys = {"Version"}}, true},
      {"query value alone", {.field = Field::kQueryString, .values = {"v2"}, .keys = {""}}, true},
      {"other key", {.field = Field::kQueryString, .values = {"v2"}, .keys = {"flag"}}, false},
      {"source", {.field = Field::kSourceIp, .values = {"203.0.113.0/24"}}, true},
      {"other source", {.field = Field::kSourceIp, .values = {"10.0.0.0/8", "::/0"}}, false},
  };
  for (const ConditionCase& c : cases) EXPECT_EQ(Holds(c.condition, Web()), c.holds) << c.name;
}

// What most people have: only the front door may talk to the service, all else is 403.
TEST(ListenerRules, LetsInOnlyWhoHasBothHostAndSecret) {
  const std::vector<Rule> rules = {
      {.is_default = true},
      {.priority = 20, .conditions = {{.field = Field::kPathPattern, .values = {"/never"}}}},
      {.priority = 10,
       .conditions = {{.field = Field::kHostHeader, .values = {"www.example.com"}},
                      {.field = Field::kHttpHeader,
                       .header_name = "X-Origin-Verify",
                       .values = {"secret"}}}},
  };
  Request request = Web();
  Choice choice = Choose(rules, request);
  EXPECT_EQ(choice.index, 0u);
  ASSERT_EQ(choice.passed_over.size(), 2u);
  EXPECT_EQ(choice.passed_over[0].index, 2u);
  EXPECT_EQ(choice.passed_over[0].condition, 1u) << "The host was right, the header missing.";

  request.headers.push_back({"x-origin-verify", "secret"});
  choice = Choose(rules, request);
  EXPECT_TRUE(choice.found);
  EXPECT_EQ(choice.index, 2u);
  EXPECT_TRUE(choice.passed_over.empty());
}

TEST(ListenerRules, MakesLocations) {
  const Request request = Web();
  EXPECT_EQ(Location({.protocol = "HTTPS", .port = "443"}, request),
            "https://www.example.com:443/shop/cart?version=v2&flag");
  EXPECT_EQ(Location({.host = "new.#{host}", .path = "/old/#{path}", .query = ""}, request),
            "http://new.www.example.com:80/old/shop/cart");
  EXPECT_TRUE(IsLoop({}, "HTTP", 80));
  EXPECT_TRUE(IsLoop({.protocol = "HTTP", .port = "80"}, "HTTP", 80));
  EXPECT_FALSE(IsLoop({.protocol = "HTTPS", .port = "443"}, "HTTP", 80));
  EXPECT_FALSE(IsLoop({.path = "/x"}, "HTTP", 80));
}

TEST(ListenerRules, ReadsAddresses) {
  for (const char* good :
       {"0.0.0.0", "255.255.255.255", "::", "::1", "2001:db8::1", "1:2:3:4:5:6:7:8"}) {
    EXPECT_TRUE(ParseAddress(good)) << good;
  }
  for (const char* bad : {"", "1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4.5", "1:2:3", "1::2::3",
                          "12345::", "1:2:3:4:5:6:7:8:9", "-1.2.3.4"}) {
    EXPECT_FALSE(ParseAddress(bad)) << bad;
  }
  EXPECT_TRUE(ParseBlock("2001:db8::/33")->Contains(*ParseAddress("2001:db8:7fff::1")));
  EXPECT_FALSE(ParseBlock("2001:db8::/33")->Contains(*ParseAddress("2001:db8:8000::1")));
  EXPECT_FALSE(ParseBlock("10.0.0.0/33"));
  EXPECT_FALSE(ParseBlock("10.0.0.0"));
}

}  // namespace
}  // namespace wt::laws::listener_rules
