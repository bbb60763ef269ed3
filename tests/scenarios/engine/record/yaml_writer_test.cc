#include "scenarios/engine/record/yaml_writer.h"

#include <gtest/gtest.h>

namespace wt::record {
namespace {

using Json = nlohmann::ordered_json;

TEST(YamlWriterTest, ShortValuesStayOnTheLine) {
  EXPECT_EQ(ToYaml(Json{{"a", 1}, {"b", "no"}, {"c", true}}, 4), R"( { a: 1, b: "no", c: true })");
  EXPECT_EQ(ToYaml(Json::array({"x", 2}), 4), R"( ["x", 2])");
  EXPECT_EQ(ToYaml(Json::object(), 4), " {}");
  EXPECT_EQ(ToYaml("a: b # c", 4), R"( "a: b # c")");
}

TEST(YamlWriterTest, LongValuesGoOnBelow) {
  const std::string text(60, 'x');
  const Json value{{"first", text}, {"list", Json::array({{{"k", text}, {"l", text}}, 2})}};
  EXPECT_EQ(ToYaml(value, 2), "\n  first: \"" + text + "\"\n  list:\n    - k: \"" + text +
                                  "\"\n      l: \"" + text + "\"\n    - 2");
}

TEST(YamlWriterTest, KeysAreQuotedWhereTheyMustBe) {
  EXPECT_EQ(ToYaml(Json{{"a:b", 1}, {"1", 2}, {"", 3}}, 0), R"( { "a:b": 1, "1": 2, "": 3 })");
}

}  // namespace
}  // namespace wt::record
