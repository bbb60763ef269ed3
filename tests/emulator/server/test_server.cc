#include "tests/emulator/server/test_server.h"

#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "emulator/base/check.h"
#include "emulator/base/strings.h"

namespace wt::server {

// --- Recorder ------------------------------------------------------------------------------------

void Recorder::Note(std::string text) {
  const std::lock_guard lock(mutex_);
  handled_ += text.starts_with("handle") ? 1 : 0;
  notes_.push_back(std::move(text));
  noted_.notify_all();
}

std::vector<std::string> Recorder::Notes() {
  const std::lock_guard lock(mutex_);
  return notes_;
}

void Recorder::AwaitHandled(size_t count) {
  std::unique_lock lock(mutex_);
  noted_.wait(lock, [&] { return handled_ >= count; });
}

wire::HttpResponse Recorder::Echo(const wire::HttpRequest& request) {
  return {200, {}, StrCat(request.method, " ", request.target, " ", request.body)};
}

void Recorder::Handle(wire::HttpRequest request, Reply reply) {
  Note("handle " + request.target);
  if (handle) return handle(std::move(request), std::move(reply));
  reply(Echo(request));
}

void Recorder::Commit() {
  Note("commit");
  if (commit) commit();
}

int64_t Recorder::Pace(int64_t wall_micros) { return pace ? pace(wall_micros) : -1; }

// --- TestServer ----------------------------------------------------------------------------------

TestServer::TestServer(Options options) : server_(recorder_, options) {}

TestServer::~TestServer() {
  if (thread_.joinable()) Stop();
}

void TestServer::Start() {
  thread_ = std::thread([this] { server_.Run(); });
}

void TestServer::Stop() {
  server_.Stop();
  Join();
}

void TestServer::Join() { thread_.join(); }

// --- Client --------------------------------------------------------------------------------------

std::string Answer::Header(std::string_view name) const {
  for (std::string_view line : Split(head, '\n')) {
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || !EqualsIgnoreCase(line.substr(0, colon), name)) continue;
    line.remove_prefix(colon + 2);
    return std::string(line.substr(0, line.find('\r')));
  }
  return {};
}

Client::Client(uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
  WT_CHECK(socket_ >= 0);
  const timeval patience{10, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  const int on = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  WT_CHECK(connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
}

Client::~Client() {
  if (socket_ >= 0) close(socket_);
}

Client::Client(Client&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}

bool Client::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

bool Client::Fill() {
  char buffer[64 << 10];
  const ssize_t got = recv(socket_, buffer, sizeof buffer, 0);
  if (got > 0) received_.append(buffer, static_cast<size_t>(got));
  return got > 0;
}

Answer Client::Read(bool head) {
  size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!Fill()) return {};
  }
  Answer answer;
  answer.head = received_.substr(0, end + 2);
  received_.erase(0, end + 4);
  answer.status = static_cast<int>(ParseInt(answer.head.substr(9, 3)).value_or(0));
  const int64_t length = ParseInt(answer.Header("Content-Length")).value_or(0);
  if (!head) answer.body = ReadBytes(static_cast<size_t>(length));
  return answer;
}

Answer Client::Call(std::string_view bytes) {
  Send(bytes);
  return Read();
}

std::string Client::ReadBytes(size_t count) {
  while (received_.size() < count && Fill()) {
  }
  std::string bytes = received_.substr(0, count);
  received_.erase(0, count);
  return bytes;
}

bool Client::ReadsEnd() {
  if (!received_.empty()) return false;
  char byte;
  return recv(socket_, &byte, 1, 0) == 0;
}

bool Client::HasInput() const {
  char byte;
  return !received_.empty() || recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

void Client::FinishSending() { shutdown(socket_, SHUT_WR); }

void Client::ShrinkReceiveBuffer() {
  const int bytes = 4096;
  setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

std::string Get(std::string_view target, std::string_view fields) {
  return StrCat("GET ", target, " HTTP/1.1\r\nHost: localhost\r\n", fields, "\r\n");
}

std::string Post(std::string_view target, std::string_view body, std::string_view fields) {
  return StrCat("POST ", target, " HTTP/1.1\r\nHost: localhost\r\nContent-Length: ", body.size(),
                "\r\n", fields, "\r\n", body);
}

}  // namespace wt::server
