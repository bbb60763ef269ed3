#pragma once

// Which Host and Origin are answered. A page of some web site, open in the user's browser, can
// send requests to a port of this machine, under its own Origin or, by rebinding its name, under
// its own Host; it must not drive the world.

#include <string>
#include <string_view>
#include <vector>

namespace wt::server {

class HostCheck {
 public:
  // `address` is where the server listens.
  HostCheck(const std::string& address, const std::vector<std::string>& allowed_hosts);

  // "localhost:4566", "ecs.us-east-1.amazonaws.com", "[::1]:80": this machine's own names and
  // addresses, the names of AWS that a client may be pointed here for, and what the user allows.
  // Beyond loopback also any address and any name of one label, as containers call each other.
  bool AcceptsHost(std::string_view host) const;
  // "http://localhost:3000": pages of this machine only, and not "null".
  bool AcceptsOrigin(std::string_view origin) const;

 private:
  bool beyond_loopback_;
  std::string address_;
  std::vector<std::string> names_;     // Lower case.
  std::vector<std::string> suffixes_;  // Lower case, with their leading dot.
};

}  // namespace wt::server
