#pragma once

// The HTTP listener and the pacer: one thread, one event loop, and the only wall clock. It knows
// sockets and HTTP, and nothing of what answers.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/wire/http.h"

namespace wt::server {

// Answers one request: at once or later, on the server's thread, while the server lives. Only the
// first call counts. The answer leaves after the next Commit.
using Reply = std::function<void(wire::HttpResponse)>;

// An answer without an end, as server-sent events are: it is asked again and again for what is new,
// and destroyed when its client has gone. A client that reads slowly is asked for less often, so
// that no more than one piece waits for it.
// https://html.spec.whatwg.org/multipage/server-sent-events.html
class Stream {
 public:
  virtual ~Stream() = default;

  // Appends what is new, or nothing; false ends the answer.
  virtual bool More(std::string& out) = 0;
};

// What stands behind the port. Called on the thread of Server::Run alone.
class Handler {
 public:
  virtual ~Handler() = default;

  virtual void Handle(wire::HttpRequest request, Reply reply) = 0;
  // The events that a request is answered by; nothing for a request that Handle answers.
  virtual std::unique_ptr<Stream> Open(const wire::HttpRequest&) { return nullptr; }
  // Makes lasting what was handled since the last call. Called once for all requests that were
  // readable in one turn of the loop, before any of their answers leaves.
  virtual void Commit() = 0;
  // Does a slice of what wall time makes due; microseconds until it wants to be called again, -1:
  // not before another request. Called before a turn's first request, so that it meets a clock
  // that is right, and after its answers have left.
  virtual int64_t Pace(int64_t wall_micros_now) = 0;
};

// All times are wall time.
struct Options {
  std::string address = "127.0.0.1";  // An IP address, or "localhost".
  uint16_t port = 0;                  // 0 takes any free one.
  // Further host names to answer to, besides those that host_check.h lists: "aws.test", or
  // "*.aws.test" for all below it.
  std::vector<std::string> allowed_hosts;

  // Whether SIGTERM and SIGINT end it; not where it is a part of another program.
  bool ends_on_signals = true;

  size_t header_bytes_max = 64 << 10;    // Request line and header fields; beyond it 431.
  size_t body_bytes_max = 32 << 20;      // Body without chunk framing; beyond it 413.
  size_t inflated_bytes_max = 32 << 20;  // Body after Content-Encoding is undone; beyond it 413.
  size_t connections_max = 10000;        // One more is answered 503 and closed.
  size_t streams_max = 32;               // Of events; one more is answered 503.

  Duration header_timeout = Seconds(30);   // From a request's first byte to its header's end.
  Duration body_timeout = Seconds(120);    // From the header's end to the body's.
  Duration write_timeout = Seconds(60);    // For a client that does not read its answer.
  Duration stream_interval = Millis(100);  // Between two looks for new events.
  Duration idle_timeout = Seconds(120);    // Between two requests.
  Duration linger_timeout = Seconds(2);    // To read on after a refusal, so that it is seen.
  Duration stop_grace = Seconds(5);        // For answers that are under way when Stop is called.
};

// Answers one DNS message; nothing sends nothing. `stream` says that it came by TCP.
using DnsAnswer =
    std::function<std::string(std::string_view query, bool stream, const std::string& from)>;

class Loop;

class Server {
 public:
  // Listens; connections wait until Run. Throws std::runtime_error where the address cannot be
  // had. Raises the process's soft limit of open files to what connections_max needs.
  Server(Handler& handler, const Options& options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  uint16_t port() const;
  // Answers names too, by UDP and TCP on one port, which is returned; 0 takes any free one. Throws
  // std::runtime_error where the address cannot be had. To be called before Run.
  uint16_t ListenDns(const std::string& address, uint16_t port, DnsAnswer answer);
  // Serves until Stop, or a signal that ends it: then accepts no more, lets answers under way
  // leave, and returns. To be called once.
  void Run();
  // From any thread. A second call ends the grace.
  void Stop();

 private:
  std::unique_ptr<Loop> loop_;
};

// Microseconds since the Unix epoch.
int64_t WallMicros();

}  // namespace wt::server
