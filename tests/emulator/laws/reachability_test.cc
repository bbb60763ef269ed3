#include "emulator/laws/reachability/reachability.h"

#include <gtest/gtest.h>

namespace wt::laws::reachability {
namespace {

constexpr uint32_t Ip(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}
constexpr Block kAll{0, 0};
constexpr Block kVpc{Ip(10, 0, 0, 0), 16};

TEST(ReachabilityTest, ABlockHoldsItsFirstAndItsLastAddressOnly) {
  EXPECT_TRUE(kVpc.Contains(Ip(10, 0, 0, 0)));
  EXPECT_TRUE(kVpc.Contains(Ip(10, 0, 255, 255)));
  EXPECT_FALSE(kVpc.Contains(Ip(10, 1, 0, 0)));
  EXPECT_FALSE((Block{Ip(10, 0, 0, 5), 32}.Contains(Ip(10, 0, 0, 4))));
  EXPECT_TRUE(kAll.Contains(Ip(255, 255, 255, 255)));
}

TEST(ReachabilityTest, ARuleMatchesByProtocolPortAndPeer) {
  const std::vector<std::string> groups{"sg-web"};
  const struct {
    const char* what;
    Rule rule;
    Peer peer;
    Flow flow;
    bool passes;
  } kCases[] = {
      {"block", {"tcp", 80, 80, {kVpc}, ""}, {Ip(10, 0, 1, 1), {}}, {"tcp", 80}, true},
      {"outside the block", {"tcp", 80, 80, {kVpc}, ""}, {Ip(11, 0, 1, 1), {}}, {"tcp", 80}, false},
      {"port below", {"tcp", 80, 90, {kAll}, ""}, {1, {}}, {"tcp", 79}, false},
      {"first port", {"tcp", 80, 90, {kAll}, ""}, {1, {}}, {"tcp", 80}, true},
      {"last port", {"tcp", 80, 90, {kAll}, ""}, {1, {}}, {"tcp", 90}, true},
      {"port above", {"tcp", 80, 90, {kAll}, ""}, {1, {}}, {"tcp", 91}, false},
      {"other protocol", {"udp", 80, 80, {kAll}, ""}, {1, {}}, {"tcp", 80}, false},
      {"protocol by number", {"6", 80, 80, {kAll}, ""}, {1, {}}, {"tcp", 80}, true},
      {"all protocols", {"-1", -1, -1, {kAll}, ""}, {1, {}}, {"tcp", 80}, true},
      {"member of the group", {"-1", -1, -1, {}, "sg-web"}, {1, groups}, {"tcp", 80}, true},
      {"no member", {"-1", -1, -1, {}, "sg-other"}, {1, groups}, {"tcp", 80}, false},
      {"no source", {"-1", -1, -1, {}, ""}, {1, groups}, {"tcp", 80}, false},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(AllowingRule(std::span(&c.rule, 1), c.peer, c.flow).has_value(), c.passes) << c.what;
  }
}

TEST(ReachabilityTest, TheLowestAclEntryThatMatchesDecides) {
  const AclEntry entries[] = {
      {32767, "-1", kAll, false, -1, -1},
      {100, "6", kVpc, true, 80, 80},
      {90, "6", {Ip(10, 0, 9, 0), 24}, false, 80, 80},
  };
  EXPECT_TRUE(Judge(entries, Ip(10, 0, 1, 1), {"tcp", 80}).allowed);
  EXPECT_EQ(Judge(entries, Ip(10, 0, 9, 1), {"tcp", 80}).number, 90);
  EXPECT_FALSE(Judge(entries, Ip(10, 0, 9, 1), {"tcp", 80}).allowed);
  EXPECT_EQ(Judge(entries, Ip(10, 0, 1, 1), {"tcp", 81}).number, 32767);
  EXPECT_FALSE(Judge({}, Ip(10, 0, 1, 1), {"tcp", 80}).allowed);
}

TEST(ReachabilityTest, AnswersNeedTheWholeEphemeralRange) {
  const AclEntry wide[] = {{100, "6", kAll, true, 1024, 65535}};
  const AclEntry narrow[] = {{100, "6", kAll, true, 32768, 50000}};
  EXPECT_TRUE(JudgeAnswer(wide, 1, "tcp").allowed);
  EXPECT_FALSE(JudgeAnswer(narrow, 1, "tcp").allowed);
}

TEST(ReachabilityTest, TheLongestPrefixWinsAndStaticBeforePropagated) {
  const Route routes[] = {
      {kAll, "igw-1", false, false},
      {kVpc, "local", false, false},
      {{Ip(192, 168, 0, 0), 16}, "vgw-1", false, true},
      {{Ip(192, 168, 0, 0), 16}, "nat-1", true, false},
  };
  EXPECT_EQ(ChooseRoute(routes, Ip(10, 0, 3, 4)), 1u);
  EXPECT_EQ(ChooseRoute(routes, Ip(8, 8, 8, 8)), 0u);
  EXPECT_EQ(ChooseRoute(routes, Ip(192, 168, 1, 1)), 3u);
  EXPECT_EQ(ChooseRoute(std::span(routes + 1, 1), Ip(8, 8, 8, 8)), std::nullopt);
}

}  // namespace
}  // namespace wt::laws::reachability
