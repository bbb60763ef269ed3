#include "emulator/server/server.h"

#include "emulator/server/loop.h"

namespace wt::server {

Server::Server(Handler& handler, const Options& options)
    : loop_(std::make_unique<Loop>(handler, options)) {}
Server::~Server() = default;

uint16_t Server::port() const { return loop_->port(); }
uint16_t Server::ListenDns(const std::string& address, uint16_t port, DnsAnswer answer) {
  return loop_->ListenDns(address, port, std::move(answer));
}
void Server::Run() { loop_->Run(); }
void Server::Stop() { loop_->Stop(); }

}  // namespace wt::server
