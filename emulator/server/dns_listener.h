#pragma once

// Name server sockets, UDP and TCP, on the server's thread. It knows how messages are framed, and
// nothing of what they say.
// https://www.rfc-editor.org/rfc/rfc1035#section-4.2

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>

#include "emulator/server/server.h"

namespace wt::server {

class DnsListener {
 public:
  // Throws std::runtime_error where the address cannot be had.
  DnsListener(boost::asio::io_context& io, const std::string& address, uint16_t port,
              DnsAnswer answer);

  uint16_t port() const { return datagrams_.local_endpoint().port(); }
  // Closes all sockets; what is under way is dropped.
  void Close();

 private:
  class Session;

  void Receive();
  void Accept();

  DnsAnswer answer_;
  boost::asio::ip::udp::socket datagrams_;
  boost::asio::ip::tcp::acceptor streams_;
  boost::asio::ip::udp::endpoint from_;
  std::array<char, 4096> buffer_{};
  std::shared_ptr<int> sessions_ = std::make_shared<int>(0);  // How many there are.
};

}  // namespace wt::server
