// Clients that are slow or gone. The deadlines are milliseconds here; the client just reads until
// the server has had enough.

#include <utility>

#include <gtest/gtest.h>

#include "tests/emulator/server/test_server.h"

namespace wt::server {
namespace {

constexpr Duration kShort = Millis(40);

TEST(Timeouts, AConnectionThatSaysNothingIsClosed) {
  Options options;
  options.header_timeout = kShort;
  TestServer server(options);
  server.Start();
  EXPECT_TRUE(Client(server.port()).ReadsEnd());
}

TEST(Timeouts, AnIdleConnectionIsClosed) {
  Options options;
  options.idle_timeout = kShort;
  TestServer server(options);
  server.Start();
  Client client(server.port());
  EXPECT_EQ(client.Call(Get("/")).status, 200);
  EXPECT_TRUE(client.ReadsEnd());
}

TEST(Timeouts, AHeaderThatStopsHalfWayIsRefused) {
  Options options;
  options.header_timeout = kShort;
  TestServer server(options);
  server.Start();
  Client client(server.port());
  client.Send("GET / HTTP/1.1\r\nHost: loc");
  EXPECT_EQ(client.Read().status, 408);
  EXPECT_TRUE(client.ReadsEnd());
}

// One byte at a time, each well within the deadline: the deadline is the whole header's.
TEST(Timeouts, DrippingBytesDoNotExtendTheDeadline) {
  Options options;
  options.header_timeout = kShort;
  TestServer server(options);
  server.Start();
  Client client(server.port());
  client.Send("GET / HTTP/1.1\r\nX: ");
  int dripped = 0;
  while (!client.HasInput() && client.Send("x") && dripped < 20000) {
    ++dripped;
    Client(server.port()).Call(Get("/meanwhile"));  // Passes some time, and is served.
  }
  EXPECT_LT(dripped, 20000);
  EXPECT_EQ(client.Read().status, 408);
}

TEST(Timeouts, ABodyThatStopsHalfWayIsRefused) {
  Options options;
  options.body_timeout = kShort;
  TestServer server(options);
  server.Start();
  Client client(server.port());
  client.Send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nfive!");
  EXPECT_EQ(client.Read().status, 408);
  EXPECT_TRUE(client.ReadsEnd());
}

TEST(Timeouts, AClientThatDoesNotReadIsGivenUp) {
  Options options;
  options.write_timeout = kShort;
  TestServer server(options);
  server.recorder().handle = [](const wire::HttpRequest& request, const Reply& reply) {
    reply({200, {}, std::string(request.target == "/large" ? 64 << 20 : 1, 'x')});
  };
  server.Start();
  Client client(server.port());
  client.ShrinkReceiveBuffer();
  client.Send(Get("/large"));
  server.recorder().AwaitHandled(1);
  // Answers others meanwhile, and by and by hangs up: the rest of the answer never comes.
  Client witness(server.port());
  EXPECT_EQ(witness.Call(Get("/small")).status, 200);
  while (client.Send("GET")) EXPECT_EQ(witness.Call(Get("/small")).status, 200);
  EXPECT_LT(client.Read().body.size(), size_t{64} << 20);
}

TEST(Timeouts, ADeadlineIsNoTroubleToOthers) {
  Options options;
  options.header_timeout = kShort;
  TestServer server(options);
  server.Start();
  Client good(server.port());
  EXPECT_EQ(good.Call(Get("/")).status, 200);
  {
    Client bad(server.port());
    bad.Send("GET");
    EXPECT_EQ(bad.Read().status, 408);
  }
  EXPECT_EQ(good.Call(Get("/")).status, 200);
}

// A request that holds up the loop for longer than others may take is not their fault either.
TEST(Timeouts, WhatArrivedWhileTheServerWasBusyIsInTime) {
  Options options;
  options.header_timeout = options.body_timeout = options.idle_timeout = kShort;
  TestServer server(options);
  server.recorder().handle = [&](const wire::HttpRequest& request, const Reply& reply) {
    const int64_t until = WallMicros() + (request.target == "/long" ? 5 * kShort.micros : 0);
    while (WallMicros() < until) {
    }
    reply(Recorder::Echo(request));
  };
  server.Start();
  Client client(server.port());
  Client half(server.port());
  EXPECT_EQ(client.Call(Get("/a")).status, 200);
  half.Send("GET /b HTTP/1.1\r\n");
  Client busy(server.port());
  busy.Send(Get("/long"));
  server.recorder().AwaitHandled(2);
  client.Send(Get("/c"));
  half.Send("Host: localhost\r\n\r\n");
  EXPECT_EQ(client.Read().body, "GET /c ");
  EXPECT_EQ(half.Read().body, "GET /b ");
  EXPECT_EQ(busy.Read().body, "GET /long ");
}

// Waits long for its answer, but that is not its fault.
TEST(Timeouts, ARequestMayTakeLongToAnswer) {
  Options options;
  options.header_timeout = options.body_timeout = options.idle_timeout = kShort;
  TestServer server(options);
  Reply kept;
  int64_t asked_at = 0;
  server.recorder().handle = [&](const wire::HttpRequest&, Reply reply) {
    kept = std::move(reply);
    asked_at = WallMicros();
  };
  server.recorder().pace = [&](int64_t wall) -> int64_t {
    if (kept && wall - asked_at > 5 * kShort.micros) std::exchange(kept, nullptr)({});
    return 1000;
  };
  server.Start();
  EXPECT_EQ(Client(server.port()).Call(Get("/")).status, 200);
}

}  // namespace
}  // namespace wt::server
