#pragma once

// IPv4 addresses and blocks.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wt::ec2 {

struct Cidr {
  uint32_t base = 0;  // With the host bits cleared.
  int prefix = 0;

  uint64_t size() const { return uint64_t{1} << (32 - prefix); }
  uint32_t last() const { return static_cast<uint32_t>(base + size() - 1); }
  bool Contains(uint32_t address) const { return address >= base && address <= last(); }
  bool Contains(const Cidr& other) const { return other.prefix >= prefix && Contains(other.base); }
  bool Overlaps(const Cidr& other) const { return Contains(other) || other.Contains(*this); }
  std::string ToString() const;

  friend bool operator==(const Cidr&, const Cidr&) = default;
};

std::optional<uint32_t> ParseIpv4(std::string_view text);
std::string FormatIpv4(uint32_t address);
// "10.0.0.0/16"; host bits are cut off. Nothing where it is not a block.
std::optional<Cidr> ParseCidr(std::string_view text);
// Whether it has the form of an IPv6 block; its normal form is as given, in lower case.
bool IsIpv6Cidr(std::string_view text);

}  // namespace wt::ec2
