#include "emulator/server/dns_listener.h"

#include <stdexcept>

#include <boost/asio/buffer.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include "emulator/base/strings.h"

namespace wt::server {
namespace {

namespace asio = boost::asio;
using Error = boost::system::error_code;
using asio::ip::tcp;
using asio::ip::udp;

constexpr int kSessionsMax = 64;
constexpr auto kIdle = std::chrono::seconds(10);

}  // namespace

// One client's TCP connection: a message and its answer after the other.
class DnsListener::Session : public std::enable_shared_from_this<DnsListener::Session> {
 public:
  Session(tcp::socket socket, DnsAnswer answer, std::shared_ptr<int> count)
      : socket_(std::move(socket)),
        idle_(socket_.get_executor()),
        answer_(std::move(answer)),
        count_(std::move(count)) {
    ++*count_;
    Error ignored;
    from_ = socket_.remote_endpoint(ignored).address().to_string(ignored);
  }
  ~Session() { --*count_; }

  void Run() {
    idle_.expires_after(kIdle);
    idle_.async_wait([weak = weak_from_this()](const Error& error) {
      const auto self = weak.lock();
      Error ignored;
      if (!error && self) self->socket_.close(ignored);
    });
    asio::async_read(socket_, asio::buffer(length_),
                     [self = shared_from_this()](const Error& error, size_t) {
                       if (!error) self->ReadBody();
                     });
  }

 private:
  void ReadBody() {
    const auto high = static_cast<unsigned char>(length_[0]);
    const auto low = static_cast<unsigned char>(length_[1]);
    message_.resize(static_cast<size_t>(high) << 8 | low);
    asio::async_read(socket_, asio::buffer(message_),
                     [self = shared_from_this()](const Error& error, size_t) {
                       if (!error) self->Answer();
                     });
  }

  void Answer() {
    const std::string answer = answer_(message_, true, from_);
    if (answer.empty() || answer.size() > 0xffff) return;
    message_.assign(1, static_cast<char>(answer.size() >> 8));
    message_.push_back(static_cast<char>(answer.size() & 255));
    message_ += answer;
    asio::async_write(socket_, asio::buffer(message_),
                      [self = shared_from_this()](const Error& error, size_t) {
                        if (!error) self->Run();
                      });
  }

  tcp::socket socket_;
  asio::steady_timer idle_;
  DnsAnswer answer_;
  std::shared_ptr<int> count_;
  std::string from_, message_;
  std::array<char, 2> length_{};
};

DnsListener::DnsListener(asio::io_context& io, const std::string& address, uint16_t port,
                         DnsAnswer answer)
    : answer_(std::move(answer)), datagrams_(io), streams_(io) {
  try {
    const asio::ip::address at =
        asio::ip::make_address(address == "localhost" ? "127.0.0.1" : address);
    datagrams_.open(at.is_v6() ? udp::v6() : udp::v4());
    datagrams_.bind(udp::endpoint(at, port));
    datagrams_.non_blocking(true);
    // Where any port will do, both have the same.
    const tcp::endpoint stream(at, datagrams_.local_endpoint().port());
    streams_.open(stream.protocol());
    streams_.set_option(tcp::acceptor::reuse_address(true));
    streams_.bind(stream);
    streams_.listen();
  } catch (const boost::system::system_error& failure) {
    throw std::runtime_error(
        StrCat("cannot answer names on ", address, " port ", port, ": ", failure.code().message()));
  }
  Receive();
  Accept();
}

void DnsListener::Close() {
  Error ignored;
  datagrams_.close(ignored);
  streams_.close(ignored);
}

void DnsListener::Receive() {
  datagrams_.async_receive_from(
      asio::buffer(buffer_), from_, [this](const Error& error, size_t size) {
        if (error == asio::error::operation_aborted || !datagrams_.is_open()) return;
        if (!error) {
          Error ignored;
          const std::string answer = answer_(std::string_view(buffer_.data(), size), false,
                                             from_.address().to_string(ignored));
          // A full buffer drops the answer, as the network may.
          if (!answer.empty()) datagrams_.send_to(asio::buffer(answer), from_, 0, ignored);
        }
        Receive();
      });
}

void DnsListener::Accept() {
  streams_.async_accept([this](const Error& error, tcp::socket socket) {
    if (error == asio::error::operation_aborted || !streams_.is_open()) return;
    if (!error && *sessions_ < kSessionsMax) {
      std::make_shared<Session>(std::move(socket), answer_, sessions_)->Run();
    }
    Accept();
  });
}

}  // namespace wt::server
