#include "emulator/wire/node.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/base/strings.h"

namespace wt::wire {
namespace {

using ::testing::HasSubstr;
using Type = Node::Type;

std::string Why(const Result<Node>& parsed) {
  return parsed.ok() ? "it is readable" : parsed.error().message;
}

TEST(ParseJson, KeepsEveryTypeAndTheOrder) {
  const Result<Node> node =
      ParseJson(R"({"b":[1,-2.5,"x",null,true],"a":{},"n":9223372036854775807,"b2":1e400})");
  EXPECT_FALSE(node.ok());  // 1e400 is no number of this machine.
  const Result<Node> good =
      ParseJson(R"({"b":[1,-2.5,"x",null,true],"a":{},"n":9223372036854775807})");
  ASSERT_TRUE(good.ok()) << Why(good);
  ASSERT_EQ(good->children.size(), 3U);
  EXPECT_EQ(good->children[0].first, "b");
  const Node& list = good->children[0].second;
  EXPECT_EQ(list.children[0].second.integer, 1);
  EXPECT_EQ(list.children[1].second.real, -2.5);
  EXPECT_EQ(list.children[2].second.text, "x");
  EXPECT_EQ(list.children[3].second.type, Type::kNull);
  EXPECT_TRUE(list.children[4].second.truth);
  EXPECT_EQ(good->Find("n")->integer, INT64_MAX);
}

TEST(ParseJson, TheLastOfANameCounts) {
  EXPECT_EQ(ParseJson(R"({"a":1,"a":2})")->Find("a")->integer, 2);
}

TEST(ParseJson, SaysWhereItEnds) {
  EXPECT_THAT(Why(ParseJson(R"({"a":})")), HasSubstr("byte 6"));
  EXPECT_THAT(Why(ParseJson(std::string(70, '['))), HasSubstr("nested too deeply"));
  EXPECT_TRUE(ParseJson(std::string(64, '[') + std::string(64, ']')).ok());
}

TEST(ParseCbor, SaysWhereItEnds) {
  EXPECT_THAT(Why(ParseCbor(std::string(70, '\x81'))), HasSubstr("nested too deeply"));
  EXPECT_THAT(Why(ParseCbor("\xa1\x01\x01")), HasSubstr("a key that is not text"));
  EXPECT_THAT(Why(ParseCbor("\x61\xff")), HasSubstr("UTF-8"));
  EXPECT_THAT(Why(ParseCbor("")), HasSubstr("byte 0"));
  EXPECT_FALSE(ParseCbor(std::string_view("\x01\x01", 2)).ok());
}

TEST(ParseCbor, ReadsTheExamplesOfRfc8949) {
  struct Case {
    std::string bytes;
    double real;
  };
  const Case cases[] = {
      {std::string("\xf9\x00\x00", 3), 0.0},
      {std::string("\xf9\x3c\x00", 3), 1.0},
      {std::string("\xfb\x3f\xf1\x99\x99\x99\x99\x99\x9a"), 1.1},
      {std::string("\xf9\x7b\xff"), 65504.0},
      {std::string("\xfa\x47\xc3\x50\x00", 5), 100000.0},
      {std::string("\xf9\x00\x01", 3), 5.960464477539063e-8},
      {std::string("\xf9\x04\x00", 3), 0.00006103515625},
      {std::string("\xf9\xc4\x00", 3), -4.0},
      {std::string("\x1b\xff\xff\xff\xff\xff\xff\xff\xff"), 18446744073709551615.0},
      {std::string("\x3b\xff\xff\xff\xff\xff\xff\xff\xff"), -18446744073709551616.0}};
  for (const Case& one : cases) {
    const Result<Node> node = ParseCbor(one.bytes);
    ASSERT_TRUE(node.ok()) << Why(node);
    EXPECT_EQ(node->type, Type::kReal);
    EXPECT_EQ(node->real, one.real);
  }
  EXPECT_EQ(ParseCbor("\x29")->integer, -10);
  EXPECT_EQ(ParseCbor("\x3b\x7f\xff\xff\xff\xff\xff\xff\xff")->integer, INT64_MIN);
}

TEST(ParseXml, DropsNamespacesKeepsAttributes) {
  const Result<Node> node =
      ParseXml("<a:Root xmlns:a=\"urn:x\" kind=\"k\"><a:Item>1</a:Item><Item>2</Item></a:Root>");
  ASSERT_TRUE(node.ok()) << Why(node);
  const Node& root = *node->Find("Root");
  EXPECT_EQ(root.Find("kind")->text, "k");
  EXPECT_EQ(root.Find("Item")->text, "2");
  EXPECT_EQ(root.children.size(), 3U);
}

TEST(ParseXml, NeverExpandsEntitiesOfTheClient) {
  const Result<Node> node = ParseXml("<!DOCTYPE a [<!ENTITY b \"boom\">]><a>&b;</a>");
  if (node.ok()) {
    EXPECT_EQ(node->Find("a")->text, "&b;");
  }
}

TEST(ParseXml, RefusesWhatIsNoCharacter) {
  EXPECT_THAT(Why(ParseXml("<a>&#1228512;</a>")), HasSubstr("UTF-8"));
  EXPECT_THAT(Why(ParseXml("<a>&#xd800;</a>")), HasSubstr("UTF-8"));
  EXPECT_THAT(Why(ParseXml("<a b=\"&#x110000;\"/>")), HasSubstr("UTF-8"));
  EXPECT_EQ(ParseXml("<a>&#xe9;&#x10ffff;</a>")->Find("a")->text, "\u00e9\U0010ffff");
}

TEST(ParseForm, MakesATreeByDots) {
  const Result<Node> form = ParseForm("A.1.B=x&A.1.C=y%20z&A.2=+&Flag&&=1");
  ASSERT_TRUE(form.ok()) << Why(form);
  const Node& a = *form->Find("A");
  EXPECT_EQ(a.Find("1")->Find("C")->text, "y z");
  EXPECT_EQ(a.Find("2")->text, " ");
  EXPECT_EQ(form->Find("Flag")->text, "");
}

TEST(ParseForm, BoundsWhatItHolds) {
  std::string many;
  for (int i = 0; i < 10001; ++i) StrAppend(many, "a=1&");
  EXPECT_THAT(Why(ParseForm(many)), HasSubstr("too many"));
  std::string deep = "a";
  for (int i = 0; i < 70; ++i) deep += ".a";
  EXPECT_THAT(Why(ParseForm(deep)), HasSubstr("deeply"));
}

TEST(IsUtf8, KnowsTheEdges) {
  for (const char* good : {"", "a", "\xc2\x80", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xf0\x90\x80\x80",
                           "\xf4\x8f\xbf\xbf"}) {
    EXPECT_TRUE(IsUtf8(good)) << good;
  }
  for (const char* bad : {"\x80", "\xc1\xbf", "\xc2", "\xe0\x9f\xbf", "\xed\xa0\x80",
                          "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xff", "\xe2\x82"}) {
    EXPECT_FALSE(IsUtf8(bad)) << bad;
  }
}

}  // namespace
}  // namespace wt::wire
