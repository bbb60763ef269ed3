#include "emulator/server/connection.h"

#include <utility>

#include <boost/asio/buffer.hpp>

#include "emulator/server/body_coding.h"
#include "emulator/server/loop.h"
#include "emulator/server/response_writer.h"

namespace wt::server {
namespace {

namespace asio = boost::asio;
using Error = boost::system::error_code;

// Requests of one connection that are in flight together; the rest wait their turn.
constexpr uint32_t kPipelineMax = 64;
// Answers beyond this leave before more requests are looked at.
constexpr size_t kUnsentBytesMax = 1 << 20;
// What an idle connection may keep of a buffer.
constexpr size_t kKeptBytesMax = 16 << 10;

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace

Connection::Connection(Loop& loop, Socket socket, size_t place)
    : index(place), loop_(loop), socket_(std::move(socket)) {
  Enter(Phase::kNew);
}

// --- In ------------------------------------------------------------------------------------------

void Connection::Await(Socket::wait_type what) {
  armed_ = true;
  socket_.async_wait(what, [this, what](const Error&) { OnReady(what); });
}

void Connection::OnReady(Socket::wait_type what) {
  armed_ = false;
  if (closed_) {
    loop_.Bury(*this);
    return;
  }
  loop_.Touch(*this);
  if (what == Socket::wait_write) return;  // Settle goes on writing.
  if (phase_ == Phase::kDraining || stream_) {
    Drain();  // A listener has nothing more to say; only its leaving is news.
  } else {
    Receive();
  }
}

void Connection::Receive() {
  Error error;
  const std::string_view received = loop_.Read(socket_, error);
  if (error == asio::error::would_block) return;
  if (error) {
    // A request that was cut short gets its answer, should the client still be listening.
    if (error == asio::error::eof && parser_) {
      Refuse(400, "The request ended before it was complete.");
    } else {
      Close();
    }
    return;
  }
  if (in_.empty()) {
    in_.assign(received.substr(Parse(received)));
  } else {
    in_.append(received);
    in_.erase(0, Parse(in_));
  }
}

void Connection::Resume() {
  loop_.Touch(*this);
  in_.erase(0, Parse(in_));
}

// Reads on after a refusal: closing at once would reset the connection, and the client would see
// that instead of the answer.
void Connection::Drain() {
  Error error;
  loop_.Read(socket_, error);
  if (error && error != asio::error::would_block) Close();
}

size_t Connection::Parse(std::string_view bytes) {
  size_t used = 0;
  while (!last_ && in_flight() < kPipelineMax && out_.size() < kUnsentBytesMax) {
    if (!parser_) {
      // https://www.rfc-editor.org/rfc/rfc9112#section-2.2: empty lines before a request pass.
      while (used < bytes.size() && (bytes[used] == '\r' || bytes[used] == '\n')) ++used;
      if (used == bytes.size()) return used;
      parser_.emplace(loop_.options().header_bytes_max, loop_.options().body_bytes_max);
      header_checked_ = false;
    }
    size_t taken = 0;
    const RequestParser::Progress progress = parser_->Feed(bytes.substr(used), taken);
    used += taken;
    if (progress == RequestParser::Progress::kFailed) {
      Refuse(parser_->status(), parser_->message());
    } else if (parser_->header_done() && !header_checked_ && !CheckHeader()) {
      // Refused.
    } else if (progress == RequestParser::Progress::kDone) {
      Submit();
    } else {
      return used;
    }
  }
  return last_ ? bytes.size() : used;
}

bool Connection::CheckHeader() {
  header_checked_ = true;
  if (const Loop::Verdict verdict = loop_.Judge(*parser_); verdict.status != 0) {
    Refuse(verdict.status, verdict.message);
    return false;
  }
  return true;
}

void Connection::Submit() {
  wire::HttpRequest& request = parser_->request();
  const std::string_view encoding = request.Header("Content-Encoding");
  if (!encoding.empty()) {
    switch (DecodeBody(encoding, loop_.options().inflated_bytes_max, request.body)) {
      case Decoding::kDone:
        break;
      case Decoding::kBroken:
        return Refuse(400, "The request's body is not what its Content-Encoding says.");
      case Decoding::kTooLarge:
        return Refuse(413, "The request's body is too large once inflated.");
      case Decoding::kUnknown:
        return Refuse(415, "The request's Content-Encoding is not understood here.");
    }
  }
  const bool persistent = parser_->persistent();
  last_ = !persistent;
  wire::HttpRequest taken = std::move(request);
  parser_.reset();
  loop_.Handle(*this, next_request_++, std::move(taken), persistent);
}

// --- Out -----------------------------------------------------------------------------------------

void Connection::Answer(uint32_t sequence, const wire::HttpResponse& response, bool keep_alive,
                        bool head) {
  if (loop_.stopping() && sequence + 1 == next_request_) keep_alive = false;
  const Framing framing{keep_alive, head, loop_.date()};
  if (sequence != next_answer_) {
    AppendResponse(response, framing, early_[sequence]);
    return;
  }
  AppendResponse(response, framing, out_);
  ++next_answer_;
  while (!early_.empty() && early_.begin()->first == next_answer_) {
    out_.append(early_.begin()->second);
    early_.erase(early_.begin());
    ++next_answer_;
  }
  loop_.Touch(*this);
}

void Connection::Begin(uint32_t sequence, std::unique_ptr<Stream> stream) {
  last_ = true;
  if (sequence != next_answer_ || in_flight() != 1) {
    loop_.StreamEnded(*this);
    return Answer(sequence, Refusal(409, "Events follow no request that is not answered yet."),
                  /*keep_alive=*/false, /*head=*/false);
  }
  ++next_answer_;
  AppendStreamHead(loop_.date(), out_);
  stream_ = std::move(stream);
  Pump();
}

void Connection::Pump() {
  if (closed_ || !stream_ || sent_ < out_.size()) return;
  if (!stream_->More(out_)) {
    stream_.reset();
    loop_.StreamEnded(*this);
  } else if (out_.empty()) {
    return;
  }
  // What waits for the client to leave is called back first, so that only one wait is ever out.
  if (armed_) {
    Error ignored;
    socket_.cancel(ignored);
  } else {
    loop_.Touch(*this);
  }
}

void Connection::Refuse(int status, std::string_view message) {
  const bool head = parser_ && parser_->request().method == "HEAD";
  const wire::HttpResponse refusal = Refusal(status, message);
  parser_.reset();
  last_ = refused_ = true;
  Answer(next_request_++, refusal, /*keep_alive=*/false, head);
}

void Connection::Settle() {
  if (closed_ || armed_ || !WriteOut()) return;
  if (in_flight() > 0) return Enter(Phase::kAnswering);
  if (stream_ && !loop_.stopping()) {
    Enter(Phase::kStreaming);
    return Await(Socket::wait_read);
  }
  if (last_ || loop_.stopping()) {
    if (!refused_) return Close();
    Error ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    Enter(Phase::kDraining);
    return Await(Socket::wait_read);
  }
  if (!parser_) {
    if (next_request_ > 0) Enter(Phase::kIdle);
    if (!in_.empty()) return loop_.ResumeNext(*this);
  } else if (!parser_->header_done()) {
    Enter(Phase::kHeader);
  } else {
    Enter(Phase::kBody);
    if (parser_->TakeExpectation()) {
      out_.append(kContinue);
      if (!WriteOut()) return;
    }
  }
  Await(Socket::wait_read);
}

bool Connection::WriteOut() {
  while (sent_ < out_.size()) {
    Error error;
    const size_t wrote =
        socket_.write_some(asio::buffer(out_.data() + sent_, out_.size() - sent_), error);
    if (error == asio::error::would_block) {
      Enter(Phase::kWriting);
      Await(Socket::wait_write);
      return false;
    }
    if (error) {
      Close();
      return false;
    }
    sent_ += wrote;
  }
  out_.clear();
  sent_ = 0;
  return true;
}

// --- Time ----------------------------------------------------------------------------------------

// A deadline is set once for a phase, so that a client cannot push it on by sending byte after
// byte; but each answer, and each piece of one that leaves, gives new time.
void Connection::Enter(Phase phase) {
  const bool renews = phase == Phase::kIdle || phase == Phase::kWriting || deadline_ == 0;
  if (phase == phase_ && !renews) return;
  phase_ = phase;
  const Options& options = loop_.options();
  switch (phase) {
    case Phase::kNew:
    case Phase::kHeader:
      deadline_ = loop_.now() + options.header_timeout.micros;
      break;
    case Phase::kIdle:
      deadline_ = loop_.now() + options.idle_timeout.micros;
      break;
    case Phase::kBody:
      deadline_ = loop_.now() + options.body_timeout.micros;
      break;
    case Phase::kAnswering:
    case Phase::kStreaming:
      deadline_ = INT64_MAX;
      break;
    case Phase::kWriting:
      deadline_ = loop_.now() + options.write_timeout.micros;
      break;
    case Phase::kDraining:
      deadline_ = loop_.now() + options.linger_timeout.micros;
      break;
  }
}

void Connection::Expire() {
  if (phase_ == Phase::kHeader || phase_ == Phase::kBody) {
    Refuse(408, "The request did not arrive in time.");
    Error ignored;
    socket_.write_some(asio::buffer(out_), ignored);
  }
  Close();
}

void Connection::Trim() {
  if (in_.empty() && in_.capacity() > kKeptBytesMax) std::string().swap(in_);
  if (out_.empty() && out_.capacity() > kKeptBytesMax) std::string().swap(out_);
}

void Connection::Close() {
  if (closed_) return;
  closed_ = true;
  Error ignored;
  socket_.close(ignored);
  if (stream_) loop_.StreamEnded(*this);
  stream_.reset();
  loop_.Forget(*this);
  // A wait that is still out comes back, aborted, and must find us.
  if (!armed_) loop_.Bury(*this);
}

}  // namespace wt::server
