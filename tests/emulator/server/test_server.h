#pragma once

// A server on a thread of its own, and a client that says byte for byte what it is told to.

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "emulator/server/server.h"

namespace wt::server {

// Answers 200 with "METHOD target body", unless a test says otherwise, and notes what it is asked.
class Recorder : public Handler {
 public:
  std::unique_ptr<Stream> Open(const wire::HttpRequest& request) override {
    return open ? open(request) : nullptr;
  }
  void Handle(wire::HttpRequest request, Reply reply) override;
  void Commit() override;
  int64_t Pace(int64_t wall_micros) override;

  static wire::HttpResponse Echo(const wire::HttpRequest& request);
  // What happened so far: "handle /x", "commit".
  std::vector<std::string> Notes();
  // Waits until that many requests were handled.
  void AwaitHandled(size_t count);

  std::function<std::unique_ptr<Stream>(const wire::HttpRequest&)> open;
  std::function<void(wire::HttpRequest, Reply)> handle;
  std::function<void()> commit;
  std::function<int64_t(int64_t)> pace;

 private:
  void Note(std::string text);

  std::mutex mutex_;
  std::condition_variable noted_;
  std::vector<std::string> notes_;
  size_t handled_ = 0;
};

// Set the recorder's functions before Start.
class TestServer {
 public:
  explicit TestServer(Options options = {});
  ~TestServer();

  void Start();
  // Asks for the end, and waits for it.
  void Stop();
  void Join();
  uint16_t port() const { return server_.port(); }
  Server& server() { return server_; }
  Recorder& recorder() { return recorder_; }

 private:
  Recorder recorder_;
  Server server_;
  std::thread thread_;
};

struct Answer {
  int status = 0;  // 0: the connection ended instead.
  std::string head;
  std::string body;

  std::string Header(std::string_view name) const;
};

// A blocking socket whose reads fail after ten seconds instead of hanging a test.
class Client {
 public:
  explicit Client(uint16_t port);
  ~Client();
  Client(Client&& other) noexcept;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // False where the server has hung up.
  bool Send(std::string_view bytes);
  // One whole answer; `head` after a HEAD, whose answer has no body.
  Answer Read(bool head = false);
  Answer Call(std::string_view bytes);
  // Exactly that many bytes, or fewer where the connection ends.
  std::string ReadBytes(size_t count);
  // True where the server closes without another byte.
  bool ReadsEnd();
  // Whether something could be read at once.
  bool HasInput() const;
  void FinishSending();
  void ShrinkReceiveBuffer();

 private:
  bool Fill();

  int socket_;
  std::string received_;
};

// A small request. `fields` end in CRLF each.
std::string Get(std::string_view target, std::string_view fields = {});
std::string Post(std::string_view target, std::string_view body, std::string_view fields = {});

}  // namespace wt::server
