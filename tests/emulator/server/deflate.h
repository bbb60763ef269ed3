#pragma once

// What a client does to a body before it sends it.

#include <string>

#include <zlib.h>

namespace wt::server {

// How zlib's window bits select the wrapping.
inline constexpr int kGzip = 16 + MAX_WBITS;
inline constexpr int kZlib = MAX_WBITS;
inline constexpr int kRaw = -MAX_WBITS;

inline std::string Deflate(const std::string& text, int window_bits = kGzip) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace wt::server
