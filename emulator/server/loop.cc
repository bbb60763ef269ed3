#include "emulator/server/loop.h"

#include <algorithm>
#include <csignal>
#include <stdexcept>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <sys/resource.h>
#include <time.h>

#include "emulator/base/strings.h"
#include "emulator/base/time.h"
#include "emulator/server/response_writer.h"

namespace wt::server {
namespace {

namespace asio = boost::asio;
using Error = boost::system::error_code;
using asio::ip::tcp;

constexpr size_t kBufferBytes = 256 << 10;
constexpr int kAcceptsATurnMax = 256;
// Connections beyond the limit that are told so at the same time; more are just closed.
constexpr size_t kTurnedAwayMax = 64;
// A clock that was brought up to date this recently need not be for the next request.
constexpr int64_t kPaceFreshMicros = 1000;
// Descriptors for all that is no connection: files, the state, the loop's own.
constexpr size_t kOtherDescriptors = 256;

constexpr Loop::Verdict kForeignHost{403, "Requests for this host name are not answered here."};

int64_t Micros(clockid_t clock) {
  timespec at{};
  clock_gettime(clock, &at);
  return static_cast<int64_t>(at.tv_sec) * 1'000'000 + at.tv_nsec / 1000;
}

int64_t Monotonic() { return Micros(CLOCK_MONOTONIC); }

void RaiseDescriptorLimit(size_t wanted) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, wanted);
  setrlimit(RLIMIT_NOFILE, &limit);
}

tcp::acceptor Listen(asio::io_context& io, const Options& options) {
  try {
    const std::string address = options.address == "localhost" ? "127.0.0.1" : options.address;
    const tcp::endpoint endpoint(asio::ip::make_address(address), options.port);
    tcp::acceptor acceptor(io, endpoint.protocol());
    acceptor.set_option(tcp::acceptor::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen(tcp::acceptor::max_listen_connections);
    acceptor.non_blocking(true);
    return acceptor;
  } catch (const boost::system::system_error& failure) {
    throw std::runtime_error(StrCat("cannot listen on ", options.address, " port ", options.port,
                                    ": ", failure.code().message()));
  }
}

// Often enough that no deadline is missed by more than a quarter of the shortest.
int64_t SweepInterval(const Options& options) {
  const Duration shortest =
      std::min({options.header_timeout, options.body_timeout, options.write_timeout,
                options.idle_timeout, options.linger_timeout, options.stop_grace});
  return std::clamp<int64_t>(shortest.micros / 4, 1000, 500'000);
}

}  // namespace

int64_t WallMicros() { return Micros(CLOCK_REALTIME); }

Loop::Loop(Handler& handler, const Options& options)
    : handler_(handler),
      options_(options),
      hosts_(options.address, options.allowed_hosts),
      acceptor_(Listen(io_, options)),
      signals_(io_),
      pace_timer_(io_),
      sweep_timer_(io_),
      stream_timer_(io_),
      buffer_(kBufferBytes),
      sweep_interval_(SweepInterval(options)) {
  RaiseDescriptorLimit(options.connections_max + kTurnedAwayMax + kOtherDescriptors);
}

Loop::~Loop() = default;

uint16_t Loop::ListenDns(const std::string& address, uint16_t port, DnsAnswer answer) {
  dns_ = std::make_unique<DnsListener>(io_, address, port, std::move(answer));
  return dns_->port();
}

// --- Turns ---------------------------------------------------------------------------------------

void Loop::Run() {
  if (options_.ends_on_signals) {
    signals_.add(SIGINT);
    signals_.add(SIGTERM);
    AwaitSignal();
  }
  ArmAccept();
  pace_due_ = INT64_MIN;
  while (!Finished()) {
    const bool wait = resuming_.empty() && pace_due_ > Monotonic();
    for (Connection* connection : std::exchange(resuming_, {})) {
      connection->resuming = false;
      connection->Resume();
    }
    // Each connection is waited for once a turn, so this ends, however fast the clients are.
    if (wait) io_.run_one();
    io_.poll();
    Turn();
    if (stops_wanted_ > 0 && !stopping_) BeginStop();
  }
  for (const auto& connection : connections_) connection->Close();
  signals_.cancel();
  pace_timer_.cancel();
  sweep_timer_.cancel();
  stream_timer_.cancel();
  io_.poll();
  BuryDead();
}

void Loop::Turn() {
  now_ = Monotonic();
  if (handled_) handler_.Commit();
  SettleTouched();
  if (handled_ || now_ >= pace_due_) {
    handled_ = false;
    Pace();
    handler_.Commit();
    SettleTouched();
  }
  BuryDead();
}

void Loop::SettleTouched() {
  while (!touched_.empty()) {
    settling_.swap(touched_);
    for (Connection* connection : settling_) {
      connection->touched = false;
      connection->Settle();
    }
    settling_.clear();
  }
}

void Loop::BuryDead() {
  for (Connection* connection : dead_) {
    const size_t place = connection->index;
    if (place + 1 != connections_.size()) {
      std::swap(connections_[place], connections_.back());
      connections_[place]->index = place;
    }
    connections_.pop_back();
  }
  dead_.clear();
}

// --- Requests and answers ------------------------------------------------------------------------

std::string_view Loop::Read(Socket& socket, Error& error) {
  const size_t size = socket.read_some(asio::buffer(buffer_), error);
  return {buffer_.data(), error ? 0 : size};
}

std::string_view Loop::date() {
  const int64_t second = Micros(CLOCK_REALTIME_COARSE) / 1'000'000;
  if (second != date_second_) {
    date_second_ = second;
    date_ = FormatHttpDate(Instant{second * 1'000'000});
  }
  return date_;
}

Loop::Verdict Loop::Judge(RequestParser& parser) {
  wire::HttpRequest& request = parser.request();
  std::string_view host, origin, site;
  for (const auto& [name, value] : request.headers) {
    if (EqualsIgnoreCase(name, "Host")) host = value;
    if (EqualsIgnoreCase(name, "Origin")) origin = value;
    if (EqualsIgnoreCase(name, "Sec-Fetch-Site")) site = value;
  }
  // https://www.rfc-editor.org/rfc/rfc9112#section-3.2: exactly one Host, and a server's target is
  // a path, or a whole URL whose host outranks the field.
  if (parser.host_count() > 1 || (parser.host_count() == 0 && parser.http11())) {
    return {400, "A request has exactly one Host."};
  }
  std::string& target = request.target;
  if (const size_t scheme = target.find("://"); scheme == 4 || scheme == 5) {
    const size_t start = scheme + 3;
    const size_t end = std::min(target.find_first_of("/?", start), target.size());
    if (!hosts_.AcceptsHost(std::string_view(target).substr(start, end - start))) {
      return kForeignHost;
    }
    target.erase(0, end);
    if (!target.starts_with('/')) target.insert(0, 1, '/');
  }
  if (!target.starts_with('/') && target != "*") {
    return {400, "The request's target is neither a path nor a URL."};
  }
  if (parser.host_count() == 1 && host != welcome_host_) {
    if (!hosts_.AcceptsHost(host)) return kForeignHost;
    welcome_host_ = host;
  }
  // A page of another site can send some requests without an Origin, but not hide that they
  // cross sites.
  const bool from_page = !origin.empty() || EqualsIgnoreCase(site, "cross-site");
  if (from_page && !hosts_.AcceptsOrigin(origin)) {
    return {403, "Requests from pages of other sites are not answered here."};
  }
  return {};
}

void Loop::Handle(Connection& from, uint32_t sequence, wire::HttpRequest request, bool keep_alive) {
  if (!handled_) {
    handled_ = true;
    const int64_t wall = WallMicros();
    if (wall - paced_at_ >= kPaceFreshMicros || wall < paced_at_) {
      paced_at_ = wall;
      handler_.Pace(wall);
    }
  }
  if (std::unique_ptr<Stream> stream = handler_.Open(request)) {
    if (streaming_.size() >= options_.streams_max) {
      return from.Answer(sequence, Refusal(503, "Too many listen already."), keep_alive, false);
    }
    streaming_.push_back(&from);
    from.Begin(sequence, std::move(stream));
    return ArmStreams();
  }
  if (free_tickets_.empty()) {
    free_tickets_.push_back(static_cast<uint32_t>(tickets_.size()));
    tickets_.emplace_back();
  }
  const uint32_t place = free_tickets_.back();
  free_tickets_.pop_back();
  Ticket& ticket = tickets_[place];
  ticket.connection = &from;
  ticket.sequence = sequence;
  ticket.keep_alive = keep_alive;
  ticket.head = request.method == "HEAD";
  handler_.Handle(std::move(request),
                  [this, place, generation = ticket.generation](wire::HttpResponse response) {
                    Answer(place, generation, response);
                  });
}

void Loop::Answer(uint32_t place, uint32_t generation, const wire::HttpResponse& response) {
  if (tickets_[place].generation != generation) return;
  ++tickets_[place].generation;
  free_tickets_.push_back(place);
  const Ticket ticket = tickets_[place];
  if (ticket.connection == nullptr) return;
  ticket.connection->Answer(ticket.sequence, response, ticket.keep_alive, ticket.head);
}

void Loop::StreamEnded(Connection& connection) { std::erase(streaming_, &connection); }

// One timer looks for news for all that listen.
void Loop::ArmStreams() {
  if (pumping_ || streaming_.empty()) return;
  pumping_ = true;
  stream_timer_.expires_after(std::chrono::microseconds(options_.stream_interval.micros));
  stream_timer_.async_wait([this](const Error& error) {
    pumping_ = false;
    if (error) return;
    now_ = Monotonic();
    const std::vector<Connection*> listeners = streaming_;  // One that ends leaves the list.
    for (Connection* connection : listeners) connection->Pump();
    ArmStreams();
  });
}

void Loop::Touch(Connection& connection) {
  if (connection.touched) return;
  connection.touched = true;
  touched_.push_back(&connection);
}

void Loop::ResumeNext(Connection& connection) {
  if (connection.resuming) return;
  connection.resuming = true;
  resuming_.push_back(&connection);
}

void Loop::Forget(Connection& connection) {
  if (connection.in_flight() == 0) return;
  for (Ticket& ticket : tickets_) {
    if (ticket.connection == &connection) ticket.connection = nullptr;
  }
}

void Loop::Bury(Connection& connection) {
  if (connection.resuming) std::erase(resuming_, &connection);
  dead_.push_back(&connection);
}

// --- Connections ---------------------------------------------------------------------------------

void Loop::ArmAccept() {
  acceptor_.async_wait(tcp::acceptor::wait_read, [this](const Error& error) {
    if (!error && acceptor_.is_open()) AcceptSome();
  });
}

void Loop::AcceptSome() {
  now_ = Monotonic();
  for (int i = 0; i < kAcceptsATurnMax; ++i) {
    Socket socket(io_);
    Error error;
    acceptor_.accept(socket, error);
    if (error == asio::error::would_block) break;
    if (error == asio::error::connection_aborted) continue;
    if (error) {
      // No descriptors left, most likely: some come back as clients go.
      accept_paused_ = true;
      return ArmSweep();
    }
    Admit(std::move(socket));
  }
  ArmAccept();
}

void Loop::Admit(Socket socket) {
  if (connections_.size() >= options_.connections_max + kTurnedAwayMax) return;
  Error error;
  socket.non_blocking(true, error);
  if (error) return;
  socket.set_option(tcp::no_delay(true), error);  // The client may be gone; reading will tell.
  connections_.push_back(
      std::make_unique<Connection>(*this, std::move(socket), connections_.size()));
  Connection& connection = *connections_.back();
  if (connections_.size() > options_.connections_max) {
    connection.Refuse(503, "There are too many connections.");
  }
  Touch(connection);
  ArmSweep();
}

void Loop::ArmSweep() {
  if (sweeping_) return;
  sweeping_ = true;
  sweep_due_ = Monotonic() + sweep_interval_;
  sweep_timer_.expires_after(std::chrono::microseconds(sweep_interval_));
  sweep_timer_.async_wait([this](const Error& error) {
    sweeping_ = false;
    if (!error) Sweep();
  });
}

// One timer looks at all deadlines, so that a request costs none. Where a long request held up the
// loop, what clients sent meanwhile has not been read yet: the deadlines move by as much.
void Loop::Sweep() {
  now_ = Monotonic();
  const int64_t late = now_ - sweep_due_;
  const int64_t extension = late > sweep_interval_ ? late : 0;
  for (const auto& connection : connections_) {
    if (connection->closed()) continue;
    connection->Extend(extension);
    if (now_ >= connection->deadline()) {
      connection->Expire();
    } else {
      connection->Trim();
    }
  }
  if (std::exchange(accept_paused_, false) && acceptor_.is_open()) AcceptSome();
  if (!connections_.empty()) ArmSweep();
}

// --- Pace ----------------------------------------------------------------------------------------

void Loop::Pace() {
  paced_at_ = WallMicros();
  const int64_t wait = handler_.Pace(paced_at_);
  const int64_t now = Monotonic();
  pace_due_ = wait < 0 || wait > INT64_MAX - now ? INT64_MAX : now + wait;
  ArmPaceTimer();
}

// The timer is moved only to an earlier time: where it comes too early it is set again, which is
// rarer than a request.
void Loop::ArmPaceTimer() {
  const int64_t wait = pace_due_ == INT64_MAX ? -1 : pace_due_ - Monotonic();
  if (wait <= 0 || pace_due_ >= pace_timer_due_) return;
  pace_timer_due_ = pace_due_;
  pace_timer_.expires_after(std::chrono::microseconds(wait));
  pace_timer_.async_wait([this](const Error& error) {
    if (error) return;
    pace_timer_due_ = INT64_MAX;
    ArmPaceTimer();
  });
}

// --- The end -------------------------------------------------------------------------------------

void Loop::AwaitSignal() {
  signals_.async_wait([this](const Error& error, int) {
    if (error) return;
    ++stops_wanted_;
    AwaitSignal();
  });
}

void Loop::Stop() {
  asio::post(io_, [this] { ++stops_wanted_; });
}

void Loop::BeginStop() {
  stopping_ = true;
  stop_deadline_ = now_ + options_.stop_grace.micros;
  Error ignored;
  acceptor_.close(ignored);
  if (dns_) dns_->Close();
  for (const auto& connection : connections_) {
    if (!connection->busy()) connection->Close();
  }
  if (!connections_.empty()) ArmSweep();
}

bool Loop::Finished() const {
  return stopping_ && (connections_.empty() || now_ >= stop_deadline_ || stops_wanted_ > 1);
}

}  // namespace wt::server
