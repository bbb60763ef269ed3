#pragma once

// One client's connection: bytes in, requests in order, answers out in the same order.
//
// Reading and writing are done at once or not at all; the event loop is asked only to say when the
// socket is ready. So a connection that waits holds no buffer, and nothing of asio's ever points
// into one.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "emulator/server/request_parser.h"
#include "emulator/server/server.h"
#include "emulator/wire/http.h"

namespace wt::server {

class Loop;

// With the loop's own executor: the default one is type-erased, and pays for it at every wait.
using Socket =
    boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

class Connection {
 public:
  // What the client is being waited for; each has a deadline of its own.
  enum class Phase { kNew, kIdle, kHeader, kBody, kAnswering, kStreaming, kWriting, kDraining };

  Connection(Loop& loop, Socket socket, size_t index);

  // Takes the answer to the request of that number. It leaves with Settle.
  void Answer(uint32_t sequence, const wire::HttpResponse& response, bool keep_alive, bool head);
  // Answers that request by events, from now until they or the client end; it was the last one.
  void Begin(uint32_t sequence, std::unique_ptr<Stream> stream);
  // Takes what is new of them.
  void Pump();
  // Answers the next request, or none, with an error, and reads no more.
  void Refuse(int status, std::string_view message);
  // Goes on with the requests that arrived while their forerunners were being answered.
  void Resume();
  // The end of a turn: what can be sent is sent, then the client is waited for.
  void Settle();
  // Once the deadline has passed.
  void Expire();
  // The deadline is that much later; none stays none.
  void Extend(int64_t micros) {
    if (deadline_ != INT64_MAX) deadline_ += micros;
  }
  // Lets go of buffers that the last requests made large.
  void Trim();
  void Close();

  bool busy() const { return in_flight() > 0 || sent_ < out_.size(); }
  uint32_t in_flight() const { return next_request_ - next_answer_; }
  uint32_t next_request() const { return next_request_; }
  bool armed() const { return armed_; }
  bool closed() const { return closed_; }
  int64_t deadline() const { return deadline_; }

  // The loop's bookkeeping.
  size_t index;
  bool touched = false;
  bool resuming = false;

 private:
  void Await(Socket::wait_type what);
  void OnReady(Socket::wait_type what);
  void Receive();
  void Drain();
  // Takes requests from `bytes`; how many bytes it used.
  size_t Parse(std::string_view bytes);
  // What can be said once the header is there; false where that was a refusal.
  bool CheckHeader();
  void Submit();
  // False where there is more to send, or nobody to send it to.
  bool WriteOut();
  void Enter(Phase phase);

  Loop& loop_;
  Socket socket_;
  std::unique_ptr<Stream> stream_;
  std::optional<RequestParser> parser_;  // Of the request that is arriving.
  std::string in_;                       // Received, and not yet taken by a parser.
  std::string out_;
  size_t sent_ = 0;                        // Of out_.
  std::map<uint32_t, std::string> early_;  // Answers that came before their forerunners'.
  int64_t deadline_ = 0;
  uint32_t next_request_ = 0;
  uint32_t next_answer_ = 0;
  Phase phase_ = Phase::kNew;
  bool header_checked_ = false;
  bool last_ = false;     // No request after those that are in flight.
  bool refused_ = false;  // The client may still be sending what nobody will read.
  bool armed_ = false;
  bool closed_ = false;
};

}  // namespace wt::server
