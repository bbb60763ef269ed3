#include "scenarios/engine/web/report_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wt::scenario {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Between(const std::string& text, std::string_view from, std::string_view to) {
  const size_t at = text.find(from);
  if (at == std::string::npos) return "";
  const size_t begin = at + from.size();
  return text.substr(begin, text.find(to, begin) - begin);
}

constexpr std::string_view kOpen = "<script type=\"application/json\" id=\"run\">";

TEST(ReportHtmlTest, HoldsTheRunInsideItsOwnElement) {
  const std::string page = ReportHtml(R"({"schema":1,"title":"a day"})");
  EXPECT_EQ(Between(page, kOpen, "</script>"), R"({"schema":1,"title":"a day"})");
  EXPECT_THAT(page, HasSubstr("<!doctype html>"));
  EXPECT_THAT(page, HasSubstr("</html>"));
}

TEST(ReportHtmlTest, LetsNoTextOfARunEndItsElement) {
  const std::string page = ReportHtml(R"({"title":"</script><script>alert(1)</script><!--"})");
  EXPECT_EQ(Between(page, kOpen, "</script>"),
            R"({"title":"\u003c/script>\u003cscript>alert(1)\u003c/script>\u003c!--"})");
  EXPECT_THAT(page, Not(HasSubstr("alert(1)</script>")));
}

TEST(ReportHtmlTest, NamesNoOtherAddressToFetchFrom) {
  const std::string page = ReportHtml("{}");
  EXPECT_THAT(page, Not(HasSubstr("src=\"")));
  EXPECT_THAT(page, Not(HasSubstr("rel=\"stylesheet\"")));
}

TEST(ReportHtmlTest, LeavesRoomForADayOfThirtySeries) {
  EXPECT_LT(ReportHtml("{}").size(), 200u << 10);
}

TEST(ReportHtmlTest, TheConsoleHoldsNoRun) {
  EXPECT_EQ(Between(ConsoleHtml(), kOpen, "</script>"), "");
}

}  // namespace
}  // namespace wt::scenario
