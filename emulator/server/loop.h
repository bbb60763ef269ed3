#pragma once

// The server's one thread: connections, turns, the commit before answers leave, and the pacer.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include "emulator/server/connection.h"
#include "emulator/server/dns_listener.h"
#include "emulator/server/host_check.h"
#include "emulator/server/server.h"

namespace wt::server {

class Loop {
 public:
  Loop(Handler& handler, const Options& options);
  ~Loop();

  uint16_t port() const { return acceptor_.local_endpoint().port(); }
  uint16_t ListenDns(const std::string& address, uint16_t port, DnsAnswer answer);
  void Run();
  void Stop();

  // --- For connections ---------------------------------------------------------------------------
  const Options& options() const { return options_; }
  bool stopping() const { return stopping_; }
  // Monotonic, in microseconds, as of the end of the last turn.
  int64_t now() const { return now_; }
  // For the Date header.
  std::string_view date();
  // What is there, up to the size of a buffer that all connections share; gone with the next read.
  std::string_view Read(Socket& socket, boost::system::error_code& error);

  struct Verdict {
    int status = 0;  // 0: welcome.
    std::string_view message;
  };
  // Whether a request with this header is taken at all. Makes an absolute target a plain one.
  Verdict Judge(RequestParser& parser);

  void Handle(Connection& from, uint32_t sequence, wire::HttpRequest request, bool keep_alive);
  // A connection's events have ended, or it has.
  void StreamEnded(Connection& connection);
  // Settles the connection at the end of this turn.
  void Touch(Connection& connection);
  // Lets the connection go on, without news from the client, in the next turn.
  void ResumeNext(Connection& connection);
  // The connection no longer wants answers.
  void Forget(Connection& connection);
  // Destroys the connection at the end of this turn.
  void Bury(Connection& connection);

 private:
  // A request that is being answered. A Reply names it by place and generation, so that it fits
  // into a std::function without memory of its own, and a second or late call is seen.
  struct Ticket {
    Connection* connection = nullptr;
    uint32_t generation = 0;
    uint32_t sequence = 0;
    bool keep_alive = false;
    bool head = false;
  };

  void Answer(uint32_t ticket, uint32_t generation, const wire::HttpResponse& response);
  void Turn();
  void SettleTouched();
  void BuryDead();
  void Pace();
  void ArmPaceTimer();
  void ArmAccept();
  void AcceptSome();
  void Admit(Socket socket);
  void ArmStreams();
  void ArmSweep();
  void Sweep();
  void AwaitSignal();
  void BeginStop();
  bool Finished() const;

  boost::asio::io_context io_{1};
  Handler& handler_;
  const Options options_;
  const HostCheck hosts_;
  std::string welcome_host_;  // The last Host that was accepted; the next one is mostly the same.
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::signal_set signals_;
  boost::asio::steady_timer pace_timer_;
  boost::asio::steady_timer sweep_timer_;
  boost::asio::steady_timer stream_timer_;

  std::unique_ptr<DnsListener> dns_;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::vector<Connection*> touched_;
  std::vector<Connection*> settling_;  // The ones of touched_ that are being settled.
  std::vector<Connection*> resuming_;
  std::vector<Connection*> dead_;
  std::vector<Connection*> streaming_;
  std::vector<Ticket> tickets_;
  std::vector<uint32_t> free_tickets_;
  std::vector<char> buffer_;

  std::string date_;
  int64_t date_second_ = -1;
  int64_t now_ = 0;
  int64_t sweep_interval_ = 0;
  int64_t sweep_due_ = 0;
  bool sweeping_ = false;
  bool pumping_ = false;        // The streams' timer runs.
  bool accept_paused_ = false;  // No descriptor was left; the sweep tries again.

  bool handled_ = false;  // A request, in this turn.
  int64_t paced_at_ = INT64_MIN;
  int64_t pace_due_ = INT64_MAX;
  int64_t pace_timer_due_ = INT64_MAX;

  int stops_wanted_ = 0;
  bool stopping_ = false;
  int64_t stop_deadline_ = INT64_MAX;
};

}  // namespace wt::server
