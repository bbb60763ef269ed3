#include "emulator/app/client.h"

#include <cctype>
#include <cstdio>

#include <nlohmann/json.hpp>
#include <poll.h>

#include "emulator/app/http_client.h"

namespace wt::app {
namespace {

constexpr int kFollowMillis = 200;

}  // namespace

int MakeCall(const Call& call) {
  const HttpAnswer result = Ask(call.endpoint, call.method, call.path, call.body);
  if (result.status == 0) {
    std::fprintf(stderr, "windtunnel: no answer from %s: %s\n", call.endpoint.c_str(),
                 result.failure.c_str());
    return 1;
  }
  const nlohmann::ordered_json body =
      nlohmann::ordered_json::parse(result.body, nullptr, /*allow_exceptions=*/false);
  const bool json = !body.is_discarded();
  if (result.status >= 400) {
    const std::string message = json ? body.value("message", result.body) : result.body;
    std::fprintf(stderr, "windtunnel: %s\n", message.c_str());
    return 1;
  }
  const std::string text = json ? body.dump(2) + "\n" : result.body;
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}

int FollowJournal(const Call& call) {
  std::string path = call.path;
  while (true) {
    const HttpAnswer result = Ask(call.endpoint, "GET", path);
    if (result.status != 200) {
      std::fprintf(stderr, "windtunnel: no answer from %s\n", call.endpoint.c_str());
      return 1;
    }
    std::fwrite(result.body.data(), 1, result.body.size(), stdout);
    std::fflush(stdout);
    // The next page begins behind this one's last entry.
    const size_t begin = path.find("after=");
    const size_t end = path.find('&', begin);
    path.replace(begin + 6, end - begin - 6, wire::FindHeader(result.headers, "X-Windtunnel-Last"));
    if (result.body.empty()) poll(nullptr, 0, kFollowMillis);
  }
}

std::string EncodePath(const std::string& text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || c == '-' || c == '_' || c == '.' || c == '~' || c == '/' ||
        c == ':') {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back(kHex[byte >> 4]);
      out.push_back(kHex[byte & 15]);
    }
  }
  return out;
}

std::string InScope(std::string path, const std::string& region, const std::string& account) {
  std::string separator = "?";
  for (const auto& [name, value] : {std::pair{"region", &region}, std::pair{"account", &account}}) {
    if (value->empty()) continue;
    path += separator + name + "=" + EncodePath(*value);
    separator = "&";
  }
  return path;
}

}  // namespace wt::app
