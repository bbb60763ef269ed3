#include "emulator/server/body_coding.h"

#include <algorithm>

#include <zlib.h>

#include "emulator/base/strings.h"

namespace wt::server {
namespace {

// How zlib's window bits select the wrapping.
constexpr int kGzip = 16 + MAX_WBITS;
constexpr int kZlib = MAX_WBITS;
constexpr int kRaw = -MAX_WBITS;

class Inflater {
 public:
  explicit Inflater(int window_bits) { ready_ = inflateInit2(&stream_, window_bits) == Z_OK; }
  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  Decoding Run(std::string_view in, size_t bytes_max, bool may_repeat, std::string& out) {
    if (!ready_) return Decoding::kBroken;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in.size());
    while (true) {
      char piece[16 << 10];
      stream_.next_out = reinterpret_cast<Bytef*>(piece);
      stream_.avail_out = sizeof piece;
      const int status = inflate(&stream_, Z_NO_FLUSH);
      const size_t made = sizeof piece - stream_.avail_out;
      if (made > bytes_max - out.size()) return Decoding::kTooLarge;
      out.append(piece, made);
      if (status == Z_STREAM_END) {
        if (stream_.avail_in == 0) return Decoding::kDone;
        // A gzip file may be several, one behind the other.
        if (!may_repeat || inflateReset(&stream_) != Z_OK) return Decoding::kBroken;
      } else if (status != Z_OK) {
        return Decoding::kBroken;  // Z_BUF_ERROR is an end that came too early.
      }
    }
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

Decoding Inflate(int window_bits, size_t bytes_max, std::string& body) {
  std::string out;
  Inflater inflater(window_bits);
  const Decoding result = inflater.Run(body, bytes_max, window_bits == kGzip, out);
  if (result == Decoding::kDone) body = std::move(out);
  return result;
}

// RFC 1950: the first byte names the method and the window, the first two are a multiple of 31.
bool LooksLikeZlib(std::string_view body) {
  if (body.size() < 2) return false;
  const auto first = static_cast<unsigned char>(body[0]);
  const auto second = static_cast<unsigned char>(body[1]);
  return (first & 15) == Z_DEFLATED && (first * 256 + second) % 31 == 0;
}

}  // namespace

Decoding DecodeBody(std::string_view encoding, size_t bytes_max, std::string& body) {
  if (body.empty() || encoding.empty() || EqualsIgnoreCase(encoding, "identity"))
    return Decoding::kDone;
  if (EqualsIgnoreCase(encoding, "gzip") || EqualsIgnoreCase(encoding, "x-gzip")) {
    return Inflate(kGzip, bytes_max, body);
  }
  if (EqualsIgnoreCase(encoding, "deflate")) {
    // The name means zlib's wrapping, but some clients have always sent none.
    return Inflate(LooksLikeZlib(body) ? kZlib : kRaw, bytes_max, body);
  }
  return Decoding::kUnknown;
}

}  // namespace wt::server
