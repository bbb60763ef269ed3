#include "scenarios/engine/live/live.h"
#include "scenarios/engine/web/report_html.h"

namespace wt::live {

std::optional<wire::HttpResponse> AnswerPage(const wire::HttpRequest& request) {
  if (request.method != "GET" && request.method != "HEAD") return std::nullopt;
  if (request.path() == "/_windtunnel") {
    return wire::HttpResponse{308, {{"Location", "/_windtunnel/"}}, ""};
  }
  if (request.path() != "/_windtunnel/") return std::nullopt;
  return wire::HttpResponse{200,
                            {{"Content-Type", "text/html; charset=utf-8"},
                             {"Cache-Control", "no-store"},
                             {"X-Frame-Options", "DENY"},
                             {"X-Content-Type-Options", "nosniff"}},
                            scenario::ConsoleHtml()};
}

}  // namespace wt::live
