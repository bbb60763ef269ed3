// A server that gives every request the same 470 bytes of XML: the listener's own speed, with no
// world behind it. Beside one nginx worker that answers the same body:
//
//   taskset -c 0 ./fixed_answer 4599 &
//   taskset -c 1 wrk -t1 -c32 -d10s http://127.0.0.1:4599/

#include <cstdio>
#include <cstdlib>
#include <string>

#include "emulator/server/server.h"

namespace {

class FixedAnswer : public wt::server::Handler {
 public:
  void Handle(wt::wire::HttpRequest, wt::server::Reply reply) override {
    reply({200, {{"Content-Type", "text/xml"}}, body_});
  }
  void Commit() override {}
  int64_t Pace(int64_t) override { return -1; }

 private:
  const std::string body_ = std::string(470, 'x');
};

}  // namespace

int main(int count, char** arguments) {
  FixedAnswer handler;
  wt::server::Options options;
  options.port = static_cast<uint16_t>(count > 1 ? std::atoi(arguments[1]) : 0);
  wt::server::Server server(handler, options);
  std::printf("http://127.0.0.1:%u\n", static_cast<unsigned>(server.port()));
  std::fflush(stdout);
  server.Run();
}
