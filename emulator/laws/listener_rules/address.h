#pragma once

// IPv4 and IPv6 addresses and blocks.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace wt::laws::listener_rules {

struct Address {
  bool v6 = false;
  std::array<uint8_t, 16> bytes{};  // The first four of an IPv4 address.

  friend bool operator==(const Address&, const Address&) = default;
};
std::optional<Address> ParseAddress(std::string_view text);

struct Block {
  Address base;
  int prefix = 0;

  bool Contains(const Address& address) const;
};
// "10.0.0.0/8", "2001:db8::/32"; an address alone is no block.
std::optional<Block> ParseBlock(std::string_view text);

}  // namespace wt::laws::listener_rules
