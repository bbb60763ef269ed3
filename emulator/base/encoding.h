#pragma once

// Base64 (RFC 4648, with padding), as API models carry blobs, user data and opaque tokens, and the
// percent-encoding of URLs and forms.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wt {

std::string Base64Encode(std::string_view bytes);
// Nothing where the text is not Base64; white space between lines is passed over.
std::optional<std::string> Base64Decode(std::string_view text);

// Percent-decoding, with '+' as a space where asked. Nothing is refused: a stray '%' stays.
std::string UrlDecode(std::string_view text, bool plus_is_space);

// FNV-1a, for fingerprints that are compared and never trusted.
uint64_t Fingerprint(std::string_view bytes);

}  // namespace wt
