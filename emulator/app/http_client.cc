#include "emulator/app/http_client.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include "emulator/base/strings.h"

namespace wt::app {
namespace {

struct Place {
  std::string host, port;
};

// "http://[::1]:4566/" is ::1 and 4566.
std::optional<Place> Read(std::string_view endpoint) {
  constexpr std::string_view kScheme = "http://";
  if (!endpoint.starts_with(kScheme)) return std::nullopt;
  endpoint.remove_prefix(kScheme.size());
  endpoint = endpoint.substr(0, endpoint.find('/'));
  const size_t bracket = endpoint.find(']');
  const size_t colon = endpoint.find(':', bracket == std::string_view::npos ? 0 : bracket);
  Place place{std::string(endpoint.substr(0, colon)), "80"};
  if (colon != std::string_view::npos) place.port = endpoint.substr(colon + 1);
  if (place.host.starts_with('[') && place.host.ends_with(']')) {
    place.host = place.host.substr(1, place.host.size() - 2);
  }
  if (place.host.empty()) return std::nullopt;
  return place;
}

class Socket {
 public:
  explicit Socket(int file) : file_(file) {}
  ~Socket() {
    if (file_ >= 0) ::close(file_);
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  int file() const { return file_; }

 private:
  int file_;
};

// The first address of the host that takes the connection; -1 and why where none does.
int Connect(const Place& place, std::string& failure) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  int unknown = ::getaddrinfo(place.host.c_str(), place.port.c_str(), &hints, &found);
  // In an image of this program alone nobody knows names, not even this one.
  if (unknown != 0 && place.host == "localhost") {
    unknown = ::getaddrinfo("127.0.0.1", place.port.c_str(), &hints, &found);
  }
  if (unknown != 0) {
    failure = ::gai_strerror(unknown);
    return -1;
  }
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses(found, &::freeaddrinfo);
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    const int file = ::socket(one->ai_family, one->ai_socktype | SOCK_CLOEXEC, one->ai_protocol);
    if (file < 0) continue;
    if (::connect(file, one->ai_addr, one->ai_addrlen) == 0) return file;
    failure = std::strerror(errno);
    ::close(file);
  }
  return -1;
}

bool SendAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(file, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

// All until the other side ends, which was asked for.
bool ReceiveAll(int file, std::string& bytes) {
  char buffer[64 << 10];
  while (true) {
    const ssize_t size = ::recv(file, buffer, sizeof(buffer), 0);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return size == 0;
    bytes.append(buffer, static_cast<size_t>(size));
  }
}

// The head's lines into status and headers; the body must have the length that it promises.
bool Parse(const std::string& bytes, HttpAnswer& answer) {
  const size_t end = bytes.find("\r\n\r\n");
  if (end == std::string::npos || !bytes.starts_with("HTTP/1.")) return false;
  const auto status = ParseInt(std::string_view(bytes).substr(9, 3));
  if (!status) return false;
  for (std::string_view line : Split(std::string_view(bytes).substr(0, end), '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const size_t colon = line.find(": ");
    if (colon != std::string_view::npos) {
      answer.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
  }
  answer.body = bytes.substr(end + 4);
  const auto length = ParseInt(wire::FindHeader(answer.headers, "Content-Length"));
  if (length && answer.body.size() != static_cast<size_t>(*length)) return false;
  answer.status = static_cast<int>(*status);
  return true;
}

}  // namespace

HttpAnswer Ask(const std::string& endpoint, const std::string& method, const std::string& path,
               const std::string& body) {
  HttpAnswer answer;
  const std::optional<Place> place = Read(endpoint);
  if (!place) {
    answer.failure = "an endpoint is http://HOST:PORT";
    return answer;
  }
  const Socket socket(Connect(*place, answer.failure));
  if (socket.file() < 0) return answer;
  const bool numbers = place->host.find(':') != std::string::npos;
  std::string request =
      StrCat(method, " ", path, " HTTP/1.1\r\nHost: ", numbers ? "[" : "", place->host,
             numbers ? "]" : "", ":", place->port, "\r\nConnection: close\r\n");
  if (!body.empty() || method != "GET") {
    StrAppend(request, "Content-Type: application/json\r\nContent-Length: ", body.size(), "\r\n");
  }
  StrAppend(request, "\r\n", body);
  std::string bytes;
  if (!SendAll(socket.file(), request) || !ReceiveAll(socket.file(), bytes)) {
    answer.failure = std::strerror(errno);
  } else if (!Parse(bytes, answer)) {
    answer.failure = "what came is no whole answer";
  }
  return answer;
}

}  // namespace wt::app
