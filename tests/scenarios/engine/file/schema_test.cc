// The page and the JSON Schema are made of the table of keys; WT_UPDATE=1 writes them anew.

#include "scenarios/engine/file/schema.h"

#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "scenarios/engine/file/keys.h"
#include "scenarios/engine/file/library.h"

namespace wt::scenario {
namespace {

constexpr const char* kPage = "docs/scenario-file.md";
constexpr const char* kSchema = "scenarios/engine/file/scenario.schema.json";

bool Updating() { return std::getenv("WT_UPDATE") != nullptr; }

void Compare(const std::string& path, const std::string& wanted) {
  const std::string there = ReadFile(path, 1 << 20).value_or("");
  if (there != wanted && Updating()) std::ofstream(path, std::ios::binary) << wanted;
  EXPECT_TRUE(there == wanted || Updating()) << path << " is stale: run this with WT_UPDATE=1";
}

// What stands between the two marks of that name is replaced.
std::string Put(std::string page, const std::string& name, const std::string& text) {
  const std::string begin = "<!-- " + name + ": windtunnel check --keys -->\n";
  const size_t from = page.find(begin);
  const size_t to = page.find("<!-- end -->", from);
  EXPECT_NE(from, std::string::npos) << name;
  EXPECT_NE(to, std::string::npos) << name;
  if (from == std::string::npos || to == std::string::npos) return page;
  return page.replace(from + begin.size(), to - from - begin.size(), text);
}

TEST(Page, IsFresh) {
  std::string page = ReadFile(kPage, 1 << 20).value_or("");
  page = Put(page, "series", SeriesPage());
  Compare(kPage, Put(page, "keys", KeysPage()));
}

TEST(Schema, IsFresh) { Compare(kSchema, JsonSchema().dump(2) + "\n"); }

TEST(Schema, HasEverySectionThatIsNamed) {
  const Json schema = JsonSchema();
  const std::string text = schema.dump();
  const std::string mark = "#/$defs/";
  size_t count = 0;
  for (size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    const size_t from = at + mark.size();
    EXPECT_TRUE(schema["$defs"].contains(text.substr(from, text.find('"', from) - from)));
    ++count;
  }
  EXPECT_GT(count, 20u);
}

TEST(Keys, AreExplained) {
  for (const Section* section : Sections()) {
    for (const Key& key : section->keys) {
      EXPECT_FALSE(key.doc.empty()) << section->name << "." << key.name;
      EXPECT_FALSE(key.required && !key.fallback.empty()) << section->name << "." << key.name;
    }
  }
}

}  // namespace
}  // namespace wt::scenario
