#pragma once

// One HTTP/1.1 request to an endpoint of ours: enough for the verbs, and nothing that a binary
// without shared libraries could not have.

#include <string>

#include "emulator/wire/http.h"

namespace wt::app {

struct HttpAnswer {
  int status = 0;  // 0: none came; `failure` says why.
  wire::Headers headers;
  std::string body;
  std::string failure;
};

// `endpoint` is "http://HOST[:PORT]". Waits until the answer is there, however long that takes.
HttpAnswer Ask(const std::string& endpoint, const std::string& method, const std::string& path,
               const std::string& body = "");

}  // namespace wt::app
