#pragma once

// Undoes a request's Content-Encoding, within a bound on what comes out.

#include <cstddef>
#include <string>
#include <string_view>

namespace wt::server {

enum class Decoding {
  kDone,
  kBroken,    // Not what the encoding says, cut short, or with more behind it.
  kTooLarge,  // Inflates to more than the limit.
  kUnknown,   // An encoding that is not understood here.
};

// `encoding` is the header's value: "", "identity", "gzip", "x-gzip" or "deflate". Replaces `body`
// where there is something to undo and it succeeds.
Decoding DecodeBody(std::string_view encoding, size_t bytes_max, std::string& body);

}  // namespace wt::server
