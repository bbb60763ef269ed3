#include "emulator/server/response_writer.h"

#include <ostream>  // Which status.hpp needs and leaves to others.

#include <boost/beast/http/status.hpp>

#include "emulator/base/check.h"
#include "emulator/base/strings.h"

namespace wt::server {
namespace {

std::string_view Reason(int status) {
  if (status == 200) return "OK";
  const auto text = boost::beast::http::obsolete_reason(
      boost::beast::http::int_to_status(static_cast<unsigned>(status)));
  return {text.data(), text.size()};
}

// A value that came from a request must not end the header early.
void AppendFieldText(std::string_view text, std::string& out) {
  const size_t at = out.size();
  out.append(text);
  for (size_t i = at; i < out.size(); ++i) {
    if (out[i] == '\r' || out[i] == '\n' || out[i] == '\0') out[i] = ' ';
  }
}

}  // namespace

void AppendResponse(const wire::HttpResponse& response, const Framing& framing, std::string& out) {
  WT_CHECK(response.status >= 200 && response.status <= 999);
  StrAppend(out, "HTTP/1.1 ", response.status, ' ', Reason(response.status),
            "\r\nServer: windtunnel\r\nDate: ", framing.date);
  // https://www.rfc-editor.org/rfc/rfc9110#section-8.6: no length where there can be no body.
  const bool bodiless = response.status == 204 || response.status == 304;
  if (!bodiless) StrAppend(out, "\r\nContent-Length: ", response.body.size());
  out.append(framing.keep_alive ? "\r\nConnection: keep-alive\r\n" : "\r\nConnection: close\r\n");
  for (const auto& [name, value] : response.headers) {
    AppendFieldText(name, out);
    out.append(": ");
    AppendFieldText(value, out);
    out.append("\r\n");
  }
  out.append("\r\n");
  if (!bodiless && !framing.head) out.append(response.body);
}

void AppendStreamHead(std::string_view date, std::string& out) {
  StrAppend(out, "HTTP/1.1 200 OK\r\nServer: windtunnel\r\nDate: ", date,
            "\r\nConnection: close\r\nContent-Type: text/event-stream\r\n"
            "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\r\n");
}

wire::HttpResponse Refusal(int status, std::string_view message) {
  return {
      status, {{"Content-Type", "application/json"}}, StrCat("{\"message\":\"", message, "\"}\n")};
}

}  // namespace wt::server
