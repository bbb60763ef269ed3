#pragma once

// Answers as bytes.

#include <string>
#include <string_view>

#include "emulator/wire/http.h"

namespace wt::server {

struct Framing {
  bool keep_alive = true;
  bool head = false;  // The request was a HEAD: the header of an answer, without its body.
  std::string_view date;
};

// Appends status line, header and body. Content-Length, Connection, Date and Server are added.
void AppendResponse(const wire::HttpResponse& response, const Framing& framing, std::string& out);

// The header of an answer whose end is the connection's: events.
void AppendStreamHead(std::string_view date, std::string& out);

// What the server itself says: {"message": …}. `message` needs no escaping.
wire::HttpResponse Refusal(int status, std::string_view message);

}  // namespace wt::server
