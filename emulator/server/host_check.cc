#include "emulator/server/host_check.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "emulator/base/strings.h"

namespace wt::server {
namespace {

// Where an AWS client that was not told otherwise would go, and the name under which others
// publish 127.0.0.1 for such clients.
constexpr std::string_view kAwsSuffixes[] = {".amazonaws.com", ".api.aws",
                                             ".localhost.localstack.cloud"};

bool AllDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The host without its port, in lower case and without brackets or a final dot; nothing where it
// is not a host.
std::optional<std::string> BareHost(std::string_view text) {
  std::string_view name = text;
  std::string_view port;
  if (text.starts_with('[')) {
    const size_t end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    name = text.substr(1, end - 1);
    port = text.substr(end + 1);
    if (name.find(':') == std::string_view::npos) return std::nullopt;
  } else if (const size_t colon = text.find(':'); colon != std::string_view::npos) {
    name = text.substr(0, colon);
    port = text.substr(colon);
  }
  if (!port.empty() && (port[0] != ':' || !AllDigits(port.substr(1)))) return std::nullopt;
  if (name.ends_with('.')) name.remove_suffix(1);
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
    const char lower = LowerAscii(c);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == ':';
  });
  if (name.empty() || !plain) return std::nullopt;
  return ToLower(name);
}

enum class Kind { kName, kLoopback, kAddress };

Kind KindOf(const std::string& host) {
  in_addr v4;
  if (inet_pton(AF_INET, host.c_str(), &v4) == 1) {
    return (ntohl(v4.s_addr) >> 24) == 127 ? Kind::kLoopback : Kind::kAddress;
  }
  in6_addr v6;
  if (inet_pton(AF_INET6, host.c_str(), &v6) == 1) {
    const bool mapped_loopback = IN6_IS_ADDR_V4MAPPED(&v6) && v6.s6_addr[12] == 127;
    return IN6_IS_ADDR_LOOPBACK(&v6) || mapped_loopback ? Kind::kLoopback : Kind::kAddress;
  }
  return Kind::kName;
}

bool IsLocal(const std::string& host) {
  return host == "localhost" || host.ends_with(".localhost") || KindOf(host) == Kind::kLoopback;
}

bool Below(std::string_view host, std::string_view suffix) {
  return host.size() > suffix.size() && host.ends_with(suffix);
}

}  // namespace

HostCheck::HostCheck(const std::string& address, const std::vector<std::string>& allowed_hosts)
    : beyond_loopback_(!IsLocal(ToLower(address))), address_(ToLower(address)) {
  for (const std::string& allowed : allowed_hosts) {
    if (allowed.starts_with("*.")) {
      suffixes_.push_back(ToLower(std::string_view(allowed).substr(1)));
    } else {
      names_.push_back(ToLower(allowed));
    }
  }
}

bool HostCheck::AcceptsHost(std::string_view text) const {
  const std::optional<std::string> host = BareHost(text);
  if (!host) return false;
  if (IsLocal(*host) || *host == address_) return true;
  for (const std::string_view suffix : kAwsSuffixes) {
    if (Below(*host, suffix)) return true;
  }
  for (const std::string& suffix : suffixes_) {
    if (Below(*host, suffix)) return true;
  }
  if (std::find(names_.begin(), names_.end(), *host) != names_.end()) return true;
  if (!beyond_loopback_) return false;
  return KindOf(*host) == Kind::kAddress || host->find('.') == std::string::npos;
}

bool HostCheck::AcceptsOrigin(std::string_view origin) const {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!EqualsIgnoreCase(origin.substr(0, scheme.size()), scheme)) continue;
    const std::optional<std::string> host = BareHost(origin.substr(scheme.size()));
    return host && IsLocal(*host);
  }
  return false;
}

}  // namespace wt::server
