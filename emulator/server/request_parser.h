#pragma once

// One HTTP/1 request out of bytes as they arrive, straight into a wire::HttpRequest: Beast's
// parser does the grammar, nothing is stored twice.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "emulator/base/strings.h"
#include "emulator/wire/http.h"

namespace wt::server {

class RequestParser : private boost::beast::http::basic_parser<true> {
  using Base = boost::beast::http::basic_parser<true>;
  using ErrorCode = boost::beast::error_code;
  using Text = boost::beast::string_view;

 public:
  enum class Progress { kMore, kDone, kFailed };

  RequestParser(size_t header_bytes_max, size_t body_bytes_max) {
    eager(true);
    header_limit(static_cast<uint32_t>(std::min<size_t>(header_bytes_max, UINT32_MAX)));
    body_limit(body_bytes_max);
    framing_bytes_max_ = header_bytes_max;
  }

  // Takes what it can from `bytes`; what it leaves must be there again, with more, next time.
  Progress Feed(std::string_view bytes, size_t& taken) {
    taken = 0;
    // Beast asserts that the last chunk and its CRLFs are five bytes when it looks a second time.
    if (between_chunks_ && bytes.size() < 5) return Progress::kMore;
    ErrorCode error;
    taken = put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
    if (error == boost::beast::http::error::need_more) error = {};
    if (!error && is_header_done() && bytes.size() - taken > framing_bytes_max_ && !is_done()) {
      error = boost::beast::http::error::bad_chunk_extension;  // A chunk's line without an end.
    }
    if (error) return Fail(error);
    return is_done() ? Progress::kDone : Progress::kMore;
  }

  bool header_done() const { return is_header_done(); }
  bool persistent() const { return keep_alive(); }
  bool http11() const { return http11_; }
  // Whether the client waits to be told to send its body; true once.
  bool TakeExpectation() {
    return std::exchange(expects_continue_, false) && request_.body.empty();
  }
  int host_count() const { return host_count_; }
  wire::HttpRequest& request() { return request_; }

  // Of a failure: what to answer.
  int status() const { return status_; }
  std::string_view message() const { return message_; }

 private:
  Progress Fail(const ErrorCode& error) {
    using E = boost::beast::http::error;
    if (status_ != 0) return Progress::kFailed;  // A hook below has said why.
    status_ = 400;
    message_ = "The request is not well-formed HTTP/1.1.";
    if (error == E::header_limit) {
      status_ = 431;
      message_ = "The request's header is too large.";
    } else if (error == E::body_limit) {
      status_ = 413;
      message_ = "The request's body is too large.";
    } else if (error == E::bad_version) {
      message_ = "Only HTTP/1.0 and HTTP/1.1 are served here.";
    }
    return Progress::kFailed;
  }

  static std::string_view View(Text text) { return {text.data(), text.size()}; }

  void on_request_impl(boost::beast::http::verb, Text method, Text target, int version,
                       ErrorCode&) override {
    request_.method.assign(method.data(), method.size());
    request_.target.assign(target.data(), target.size());
    http11_ = version >= 11;
    request_.headers.reserve(kUsualFields);
  }

  void on_field_impl(boost::beast::http::field field, Text name, Text value,
                     ErrorCode& error) override {
    using F = boost::beast::http::field;
    // Fields after a chunked body come too late to mean anything, so they are dropped.
    if (is_header_done()) return;
    if (field == F::transfer_encoding && !EqualsIgnoreCase(View(value), "chunked")) {
      // Beast would take a body that it cannot delimit for none.
      status_ = 501;
      message_ = "The only Transfer-Encoding understood here is chunked.";
      error = boost::beast::http::error::bad_transfer_encoding;
      return;
    }
    if (field == F::host) ++host_count_;
    if (field == F::expect && EqualsIgnoreCase(View(value), "100-continue")) {
      expects_continue_ = http11_;
    }
    request_.headers.emplace_back(View(name), View(value));
  }

  void on_header_impl(ErrorCode&) override { between_chunks_ = chunked(); }

  void on_body_init_impl(const boost::optional<uint64_t>& length, ErrorCode&) override {
    // A length is a promise: no more than this is set aside before it is kept.
    constexpr uint64_t kReserveMax = 64 << 10;
    if (length) request_.body.reserve(static_cast<size_t>(std::min(*length, kReserveMax)));
  }
  size_t on_body_impl(Text body, ErrorCode&) override {
    request_.body.append(body.data(), body.size());
    return body.size();
  }
  void on_chunk_header_impl(uint64_t size, Text, ErrorCode&) override {
    between_chunks_ = size == 0;
  }
  size_t on_chunk_body_impl(uint64_t remain, Text body, ErrorCode&) override {
    request_.body.append(body.data(), body.size());
    between_chunks_ = body.size() == remain;
    return body.size();
  }
  void on_finish_impl(ErrorCode&) override {}

  // Not of requests.
  void on_response_impl(int, Text, int, ErrorCode&) override {}

  static constexpr size_t kUsualFields = 16;  // An AWS client sends about a dozen.

  wire::HttpRequest request_;
  size_t framing_bytes_max_ = 0;
  std::string_view message_;
  int status_ = 0;
  int host_count_ = 0;
  bool http11_ = false;
  bool expects_continue_ = false;
  bool between_chunks_ = false;
};

}  // namespace wt::server
