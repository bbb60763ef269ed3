// Access keys: ids that name their account, and secrets.

#include <algorithm>

#include "services/iam/iam.h"

namespace wt::iam {
namespace {

constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr size_t kPrefixLength = 4;
constexpr size_t kBodyLength = 16;

}  // namespace

// The body is base 32 of 80 bits: one that is set, 40 of the account, 39 of chance. (Observed of
// keys that AWS makes since 2019.)
std::string NewAccessKeyId(Turn& turn, std::string_view prefix, std::string_view account) {
  const auto number = static_cast<uint64_t>(ParseInt(account).value_or(0));
  const uint64_t head = (uint64_t{1} << 40) | number;  // 41 bits.
  const uint64_t tail = turn.rng("iam.access_key").Below(uint64_t{1} << 39);
  std::string out(prefix);
  for (size_t i = 0; i < kBodyLength; ++i) {
    const size_t low = (kBodyLength - 1 - i) * 5;  // Of the five bits, counted from the end.
    uint64_t five = 0;
    for (size_t bit = 0; bit < 5; ++bit) {
      const size_t at = low + bit;
      const uint64_t set = at < 39 ? (tail >> at) & 1 : (head >> (at - 39)) & 1;
      five |= set << bit;
    }
    out.push_back(kBase32[five]);
  }
  return out;
}

std::optional<std::string> AccountOfAccessKeyId(std::string_view id) {
  if (id.size() != kPrefixLength + kBodyLength) return std::nullopt;
  uint64_t head = 0;
  // The first nine characters hold the 41 bits and four of chance.
  for (const char c : id.substr(kPrefixLength, 9)) {
    const size_t at = kBase32.find(c);
    if (at == std::string_view::npos) return std::nullopt;
    head = (head << 5) | at;
  }
  head >>= 4;
  if ((head >> 40) == 0) return std::nullopt;
  const uint64_t number = head & ((uint64_t{1} << 40) - 1);
  if (number > 999'999'999'999) return std::nullopt;
  std::string out = StrCat(number);
  return std::string(12 - out.size(), '0') + out;
}

std::string NewSecret(Turn& turn) { return turn.rng("iam.secret").Alnum(40); }

}  // namespace wt::iam
