#pragma once

// Answers of the control API: JSON, and refusals as {"error": CODE, "message": SENTENCE}.

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "emulator/base/result.h"
#include "emulator/wire/http.h"

namespace wt::control {

using Json = nlohmann::ordered_json;

inline wire::HttpResponse Answer(const Json& body, int status = 200) {
  return {status,
          {{"Content-Type", "application/json"}},
          body.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"};
}

inline wire::HttpResponse Refuse(int status, std::string code, std::string message) {
  return Answer(Json{{"error", std::move(code)}, {"message", std::move(message)}}, status);
}

inline wire::HttpResponse Refuse(const Error& error) {
  return Refuse(error.http_status, error.code, error.message);
}

inline wire::HttpResponse BadRequest(std::string message) {
  return Refuse(400, "BadRequest", std::move(message));
}

}  // namespace wt::control
