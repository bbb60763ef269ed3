#include "scenarios/engine/web/report_html.h"

#include "scenarios/engine/web/template.h"

namespace wt::scenario {
namespace {

constexpr std::string_view kPlace = "<script type=\"application/json\" id=\"run\">";

constexpr std::string_view kWithoutNode =
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Windtunnel</title>\n"
    "<body style=\"font: 16px sans-serif; margin: 2em; max-width: 40em\">\n"
    "<h1>This windtunnel was built without its pages</h1>\n"
    "<p>Reports and the console are made with Node.js when windtunnel is built, and there was "
    "none, or its packages could not be had. Install npm, build again, and run again. Everything "
    "else works: the numbers are in summary.json and series.csv, and inside this file; the world "
    "is driven by the control API and by <code>windtunnel clock</code>, <code>advance</code>, "
    "<code>journal</code> and <code>why</code>.</p>\n"
    "<script type=\"application/json\" id=\"run\"></script>\n</body>\n</html>\n";

// In JSON a '<' stands only inside strings, where its escape means the same; so no text of a run
// can end the element that holds it.
void AppendEscaped(std::string_view json, std::string& out) {
  for (const char c : json) {
    if (c == '<') {
      out.append("\\u003c");
    } else {
      out.push_back(c);
    }
  }
}

}  // namespace

std::string ReportHtml(std::string_view report_json) {
  std::string_view page = PageTemplate();
  size_t at = page.find(kPlace);
  if (at == std::string_view::npos) {
    page = kWithoutNode;
    at = page.find(kPlace);
  }
  at += kPlace.size();
  std::string out;
  out.reserve(page.size() + report_json.size() + report_json.size() / 64);
  out.append(page.substr(0, at));
  AppendEscaped(report_json, out);
  out.append(page.substr(at));
  return out;
}

std::string ConsoleHtml() { return ReportHtml(""); }

}  // namespace wt::scenario
