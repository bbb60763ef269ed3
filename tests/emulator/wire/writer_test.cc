#include "emulator/wire/writer.h"

#include <cmath>

#include <gtest/gtest.h>

#include "emulator/wire/codec.h"
#include "emulator/wire/json_text.h"
#include "services/harbour/api.h"

namespace wt::wire {
namespace {

using harbour::Ship;

std::string Json(std::string_view text) {
  std::string out;
  AppendJsonString(out, text);
  return out;
}
std::string Xml(std::string_view text) {
  std::string out;
  AppendXmlText(out, text);
  return out;
}
std::string Real(double value) {
  std::string out;
  AppendReal(out, value);
  return out;
}

TEST(AppendJsonString, EscapesWhatJsonForbids) {
  EXPECT_EQ(Json("a\"b\\c\n\r\t"), R"("a\"b\\c\n\r\t")");
  EXPECT_EQ(Json(std::string_view("\0\x1f", 2)), R"("\u0000\u001f")");
  EXPECT_EQ(Json("漢/"), "\"漢/\"");
}

TEST(JsonObject, PrintsEveryKindInTheOrderItWasAdded) {
  const std::vector<JsonObject> inner = {JsonObject().Add("a", int64_t{1}), JsonObject()};
  const std::vector<std::string> names = {"x", "\"y\""};
  const std::string text = JsonObject()
                               .Add("text", "a\nb")
                               .Add("truth", true)
                               .Add("real", 70.0)
                               .Add("none", nullptr)
                               .Add("objects", inner)
                               .Add("names", names)
                               .Add("one", JsonObject().Add("b", false))
                               .AddJson("raw", "[1]")
                               .text();
  EXPECT_EQ(text, R"({"text":"a\nb","truth":true,"real":70.0,"none":null,"objects":[{"a":1},{}],)"
                  R"("names":["x","\"y\""],"one":{"b":false},"raw":[1]})");
}

TEST(AppendXmlText, EscapesWhatXmlForbids) {
  EXPECT_EQ(Xml("a<b>&\"c\""), "a&lt;b&gt;&amp;&quot;c&quot;");
  EXPECT_EQ(Xml("a\r\n\tb"), "a&#xD;\n\tb");
  EXPECT_EQ(Xml(std::string_view("\0\x01", 2)), "??");
}

TEST(AppendReal, IsShortAndReadsBack) {
  EXPECT_EQ(Real(70), "70.0");
  EXPECT_EQ(Real(0.1), "0.1");
  EXPECT_EQ(Real(-2.5e-7), "-2.5e-07");
  EXPECT_EQ(Real(1e21), "1e+21");
  EXPECT_EQ(Real(std::nan("")), "NaN");
  EXPECT_EQ(Real(-HUGE_VAL), "-Infinity");
}

TEST(StoredJson, BringsAValueBack) {
  Ship ship{
      .name = "anna", .length = 12, .created_at = Instant{1704067200'123456}, .default_ = true};
  ship.convoy = Ship{.name = "berta\n"};
  const std::string text = ToStoredJson(ShapeOf<Ship>(), &ship);
  EXPECT_EQ(text, R"({"name":"anna","length":12,"convoy":{"name":"berta\n"},)"
                  R"("createdAt":1704067200123456,"default":true})");
  Ship read;
  ASSERT_TRUE(FromStoredJson(ShapeOf<Ship>(), text, &read));
  EXPECT_EQ(ToStoredJson(ShapeOf<Ship>(), &read), text);
}

TEST(StoredJson, BringsBackWhatJsonHasNoNumberFor) {
  Shape shape;
  shape.kind = Kind::kDouble;
  for (const double value : {HUGE_VAL, -HUGE_VAL, std::nan("")}) {
    double read = 0;
    const std::string text = ToStoredJson(shape, &value);
    ASSERT_TRUE(FromStoredJson(shape, text, &read)) << text;
    EXPECT_EQ(ToStoredJson(shape, &read), text);
  }
  double read = 0;
  EXPECT_FALSE(FromStoredJson(shape, R"("1")", &read));
}

TEST(StoredJson, SaysWhereTextIsNoSuchValue) {
  Ship ship;
  for (const char* text : {"", "[]", R"({"name":1})", R"({"length":"x"})", R"({"convoy":[]})"}) {
    EXPECT_FALSE(FromStoredJson(ShapeOf<Ship>(), text, &ship)) << text;
  }
}

}  // namespace
}  // namespace wt::wire
