// What a client may not do: too much, too large, too many.

#include <algorithm>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "emulator/base/strings.h"
#include "tests/emulator/server/deflate.h"
#include "tests/emulator/server/test_server.h"

namespace wt::server {
namespace {

class Limits : public testing::Test {
 protected:
  Limits() {
    options_.header_bytes_max = 1000;
    options_.body_bytes_max = 5000;
    options_.inflated_bytes_max = 20000;
  }
  Client Connect() {
    if (!server_) server_.emplace(options_).Start();
    return Client(server_->port());
  }

  Options options_;
  std::optional<TestServer> server_;
};

TEST_F(Limits, AHeaderUpToTheLimitIsTaken) {
  const std::string field = StrCat("X: ", std::string(900, 'x'), "\r\n");
  EXPECT_EQ(Connect().Call(Get("/", field)).status, 200);
}

TEST_F(Limits, ALongerHeaderIsRefused) {
  for (const std::string& request :
       {Get("/", StrCat("X: ", std::string(1000, 'x'), "\r\n")), Get("/" + std::string(1000, 'x')),
        std::string(5000, 'x'), "GET / HTTP/1.1\r\n" + std::string(100000, 'x')}) {
    Client client = Connect();
    const Answer answer = client.Call(request);
    EXPECT_TRUE(answer.status == 431 || (answer.status == 400 && request[0] == 'x'))
        << answer.status;
    EXPECT_EQ(answer.Header("Connection"), "close");
    client.FinishSending();
    EXPECT_TRUE(client.ReadsEnd());
  }
}

TEST_F(Limits, ABodyUpToTheLimitIsTaken) {
  EXPECT_EQ(Connect().Call(Post("/", std::string(5000, 'x'))).status, 200);
}

TEST_F(Limits, ALongerBodyIsRefused) {
  Client client = Connect();
  const Answer answer = client.Call(Post("/", std::string(5001, 'x')));
  EXPECT_EQ(answer.status, 413);
  EXPECT_EQ(answer.body, "{\"message\":\"The request's body is too large.\"}\n");
  client.FinishSending();
  EXPECT_TRUE(client.ReadsEnd());
}

// The answer must be readable though the client sends on for megabytes after it.
TEST_F(Limits, ARefusalIsSeenByAClientThatIsStillSending) {
  Client client = Connect();
  EXPECT_TRUE(client.Send(Post("/", std::string(20 << 20, 'x'))));
  EXPECT_EQ(client.Read().status, 413);
  client.FinishSending();
  EXPECT_TRUE(client.ReadsEnd());  // And not: is reset.
}

TEST_F(Limits, ChunksCountTogether) {
  std::string request = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 6; ++i) request += "3e8\r\n" + std::string(1000, 'x') + "\r\n";
  EXPECT_EQ(Connect().Call(request).status, 413);
}

TEST_F(Limits, AChunkLineWithoutAnEndIsRefused) {
  Client client = Connect();
  client.Send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5;");
  client.Send(std::string(100000, 'x'));
  EXPECT_EQ(client.Read().status, 400);
}

TEST_F(Limits, AGzipBombIsRefused) {
  const std::string bomb = Deflate(std::string(3 << 20, '\0'));
  ASSERT_LT(bomb.size(), options_.body_bytes_max);
  EXPECT_EQ(Connect().Call(Post("/", bomb, "Content-Encoding: gzip\r\n")).status, 413);
  const std::string fits = Deflate(std::string(20000, '\0'));
  EXPECT_EQ(Connect().Call(Post("/", fits, "Content-Encoding: gzip\r\n")).status, 200);
}

TEST_F(Limits, OneConnectionTooManyIsToldSo) {
  options_.connections_max = 3;
  std::vector<Client> clients;
  for (int i = 0; i < 3; ++i) clients.push_back(Connect());
  for (Client& client : clients) EXPECT_EQ(client.Call(Get("/")).status, 200);
  Client refused = Connect();
  EXPECT_EQ(refused.Read().status, 503);
  refused.FinishSending();
  EXPECT_TRUE(refused.ReadsEnd());
  EXPECT_EQ(clients[0].Call(Get("/", "Connection: close\r\n")).status, 200);
  EXPECT_TRUE(clients[0].ReadsEnd());
  EXPECT_EQ(Connect().Call(Get("/")).status, 200);
}

TEST_F(Limits, TwoThousandConnectionsAreServed) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_max < 4500) GTEST_SKIP() << "only " << limit.rlim_max << " descriptors";
  std::vector<Client> clients;
  for (int i = 0; i < 2000; ++i) clients.push_back(Connect());
  for (int round = 0; round < 3; ++round) {
    for (Client& client : clients) client.Send(Get("/x"));
    for (Client& client : clients) ASSERT_EQ(client.Read().body, "GET /x ");
  }
  // Half of them leave in the middle of a request, which is nobody else's trouble.
  for (int i = 0; i < 1000; ++i) {
    clients.back().Send("POST / HTTP/1.1\r\nHo");
    clients.pop_back();
  }
  for (Client& client : clients) ASSERT_EQ(client.Call(Get("/y")).body, "GET /y ");
}

TEST_F(Limits, ALargeAnswerArrivesWhole) {
  server_.emplace(options_);
  std::string large(20 << 20, '\0');
  for (size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>(i * 31 >> 8);
  server_->recorder().handle = [&](const wire::HttpRequest&, const Reply& reply) {
    reply({200, {}, large});
  };
  server_->Start();
  Client client(server_->port());
  client.Send(Get("/a") + Get("/b"));
  EXPECT_TRUE(client.Read().body == large);
  EXPECT_TRUE(client.Read().body == large);
  EXPECT_TRUE(client.Call(Get("/c")).body == large);
}

// A client that asks and never reads costs what the sockets hold and one answer, not thirty.
TEST_F(Limits, AnswersThatAreNotReadHoldBackTheRequestsBehindThem) {
  server_.emplace(options_);
  server_->recorder().handle = [](const wire::HttpRequest& request, const Reply& reply) {
    reply({200, {}, std::string(request.target == "/large" ? 4 << 20 : 1, 'x')});
  };
  server_->Start();
  Client client(server_->port());
  client.ShrinkReceiveBuffer();
  std::string requests;
  for (int i = 0; i < 30; ++i) requests += Get("/large");
  client.Send(requests);
  server_->recorder().AwaitHandled(1);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(Connect().Call(Get("/small")).status, 200);
  const std::vector<std::string> notes = server_->recorder().Notes();
  EXPECT_LT(std::count(notes.begin(), notes.end(), "handle /large"), 15);
}

TEST(Listening, ATakenPortIsASentence) {
  TestServer server;
  Recorder recorder;
  Options options;
  options.port = server.port();
  try {
    Server second(recorder, options);
    FAIL() << "two servers on one port";
  } catch (const std::runtime_error& failure) {
    EXPECT_THAT(failure.what(), testing::HasSubstr("cannot listen on 127.0.0.1 port"));
  }
}

TEST(Listening, AnAddressThatIsNoneIsASentence) {
  Recorder recorder;
  Options options;
  options.address = "not an address";
  EXPECT_THROW(Server(recorder, options), std::runtime_error);
}

}  // namespace
}  // namespace wt::server
