// Requests over a real socket: framing, order, and what an answer carries.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/base/strings.h"
#include "tests/emulator/server/deflate.h"
#include "tests/emulator/server/test_server.h"

namespace wt::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class Requests : public testing::Test {
 protected:
  Requests() { server_.Start(); }
  Client Connect() { return Client(server_.port()); }

  TestServer server_;
};

TEST_F(Requests, AnAnswerCarriesWhatTheServerAdds) {
  const Answer answer = Connect().Call(Get("/x?y=%20z"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "GET /x?y=%20z ");
  EXPECT_THAT(answer.head, testing::StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_EQ(answer.Header("Server"), "windtunnel");
  EXPECT_EQ(answer.Header("Content-Length"), "14");
  EXPECT_EQ(answer.Header("Connection"), "keep-alive");
  EXPECT_THAT(answer.Header("Date"), testing::EndsWith(" GMT"));
}

TEST_F(Requests, AConnectionServesManyRequests) {
  Client client = Connect();
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(client.Call(Post(StrCat("/", i), "body")).body, StrCat("POST /", i, " body"));
  }
}

TEST_F(Requests, CloseIsHonoured) {
  Client client = Connect();
  EXPECT_EQ(client.Call(Get("/", "Connection: close\r\n")).Header("Connection"), "close");
  EXPECT_TRUE(client.ReadsEnd());
}

TEST_F(Requests, Http10ClosesUnlessAskedNotTo) {
  Client once = Connect();
  EXPECT_EQ(once.Call("GET /a HTTP/1.0\r\n\r\n").Header("Connection"), "close");
  EXPECT_TRUE(once.ReadsEnd());
  Client often = Connect();
  const std::string request =
      "GET /b HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n";
  EXPECT_EQ(often.Call(request).Header("Connection"), "keep-alive");
  EXPECT_EQ(often.Call(request).body, "GET /b ");
}

TEST_F(Requests, HeadGetsTheLengthAndNoBody) {
  Client client = Connect();
  client.Send("HEAD /long HTTP/1.1\r\nHost: localhost\r\n\r\n" + Get("/next"));
  EXPECT_EQ(client.Read(/*head=*/true).Header("Content-Length"), "11");
  EXPECT_EQ(client.Read().body, "GET /next ");
}

TEST_F(Requests, PipelinedRequestsAreAnsweredInOrder) {
  Client client = Connect();
  std::string requests;
  for (int i = 0; i < 1000; ++i) requests += Post(StrCat("/", i), StrCat("body ", i));
  client.Send(requests);
  for (int i = 0; i < 1000; ++i) {
    ASSERT_EQ(client.Read().body, StrCat("POST /", i, " body ", i));
  }
}

TEST_F(Requests, BytesMayArriveOneByOne) {
  Client client = Connect();
  const std::string chunked =
      "POST /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
      "5;why=not\r\nhello\r\n6\r\n world\r\n0\r\nTrailer: late\r\n\r\n";
  for (const std::string& request : {Get("/a"), Post("/b", "text"), chunked, Get("/d")}) {
    for (const char byte : request) client.Send({&byte, 1});
  }
  EXPECT_EQ(client.Read().body, "GET /a ");
  EXPECT_EQ(client.Read().body, "POST /b text");
  EXPECT_EQ(client.Read().body, "POST /c hello world");
  EXPECT_EQ(client.Read().body, "GET /d ");
}

TEST_F(Requests, EmptyLinesBeforeARequestPass) {
  EXPECT_EQ(Connect().Call("\r\n\r\n" + Get("/a")).status, 200);
}

TEST_F(Requests, AWholeUrlForATargetBecomesAPath) {
  EXPECT_EQ(Connect().Call(Get("http://localhost:4566/a?b")).body, "GET /a?b ");
  EXPECT_EQ(Connect().Call(Get("http://localhost?b")).body, "GET /?b ");
  EXPECT_EQ(Connect().Call(Get("http://attacker.example/a")).status, 403);
  EXPECT_EQ(Connect().Call("GET http://attacker.example/ HTTP/1.0\r\n\r\n").status, 403);
}

TEST_F(Requests, ExpectingClientsAreToldToContinue) {
  Client client = Connect();
  const std::string request = Post("/", "the body", "Expect: 100-continue\r\n");
  client.Send(std::string_view(request).substr(0, request.size() - 8));
  EXPECT_EQ(client.ReadBytes(25), "HTTP/1.1 100 Continue\r\n\r\n");
  EXPECT_EQ(client.Call("the body").body, "POST / the body");
  // A body that came along has not waited.
  EXPECT_EQ(client.Call(request).body, "POST / the body");
}

TEST_F(Requests, AnExpectingClientIsRefusedBeforeItsBody) {
  const std::string head = "POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n";
  EXPECT_EQ(Connect().Call(head + "Content-Length: 99999999999\r\n\r\n").status, 413);
}

TEST_F(Requests, GzippedBodiesAreInflated) {
  const std::string text(100000, 'a');
  Client client = Connect();
  const Answer answer = client.Call(Post("/", Deflate(text), "Content-Encoding: gzip\r\n"));
  EXPECT_EQ(answer.body, "POST / " + text);
  EXPECT_EQ(client.Call(Post("/", Deflate("b"), "content-encoding: GZIP\r\n")).body, "POST / b");
}

TEST_F(Requests, ABadGzipBodyIsRefused) {
  Client client = Connect();
  const Answer answer = client.Call(Post("/", "not gzip", "Content-Encoding: gzip\r\n"));
  EXPECT_EQ(answer.status, 400);
  EXPECT_THAT(answer.body, testing::StartsWith("{\"message\":\""));
  client.FinishSending();
  EXPECT_TRUE(client.ReadsEnd());
}

TEST_F(Requests, AnUnknownContentEncodingIsRefused) {
  EXPECT_EQ(Connect().Call(Post("/", "x", "Content-Encoding: br\r\n")).status, 415);
}

TEST_F(Requests, MalformedRequestsAreRefusedAndNeverHandled) {
  for (const char* bytes : {
           "nonsense\r\n\r\n",
           "GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n",
           "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n",
           "GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
           "GET / HTTP/1.1\r\n\r\n",
           "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
           "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
           "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
           "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
           "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
           "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
       }) {
    Client client = Connect();
    const Answer answer = client.Call(bytes);
    EXPECT_EQ(answer.status, 400) << bytes;
    EXPECT_EQ(answer.Header("Connection"), "close") << bytes;
    EXPECT_EQ(answer.Header("Content-Type"), "application/json") << bytes;
    client.FinishSending();
    EXPECT_TRUE(client.ReadsEnd()) << bytes;
  }
  server_.Stop();
  EXPECT_THAT(server_.recorder().Notes(), Not(testing::Contains(HasSubstr("handle"))));
}

TEST_F(Requests, AnUndelimitedBodyIsRefused) {
  const std::string head = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: ";
  EXPECT_EQ(Connect().Call(head + "gzip\r\n\r\n").status, 501);
  EXPECT_EQ(Connect().Call(head + "chunked, gzip\r\n\r\n").status, 501);
}

TEST_F(Requests, AnErrorDoesNotOvertakeEarlierAnswers) {
  Client client = Connect();
  client.Send(Get("/a") + Get("/b") + "nonsense\r\n\r\n" + Get("/c"));
  EXPECT_EQ(client.Read().body, "GET /a ");
  EXPECT_EQ(client.Read().body, "GET /b ");
  EXPECT_EQ(client.Read().status, 400);
  client.FinishSending();
  EXPECT_TRUE(client.ReadsEnd());
}

TEST_F(Requests, ATruncatedBodyIsNeverHandled) {
  Client client = Connect();
  client.Send("POST /cut HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nfive!");
  client.FinishSending();
  EXPECT_EQ(client.Read().status, 400);
  EXPECT_TRUE(client.ReadsEnd());
  server_.Stop();
  EXPECT_THAT(server_.recorder().Notes(), Not(testing::Contains(HasSubstr("/cut"))));
}

TEST_F(Requests, AClientThatHasFinishedSendingIsStillAnswered) {
  Client client = Connect();
  client.Send(Get("/last"));
  client.FinishSending();
  EXPECT_EQ(client.Read().body, "GET /last ");
  EXPECT_TRUE(client.ReadsEnd());
}

TEST_F(Requests, ForeignHostsAndOriginsAreRefused) {
  const auto call = [&](std::string_view host, std::string_view fields) {
    return Connect().Call(StrCat("GET / HTTP/1.1\r\nHost: ", host, "\r\n", fields, "\r\n")).status;
  };
  EXPECT_EQ(call("localhost:4566", ""), 200);
  EXPECT_EQ(call("attacker.example", ""), 403);
  EXPECT_EQ(call("localhost:4566", ""), 200);
  EXPECT_EQ(call("localhost", "Origin: http://localhost:3000\r\n"), 200);
  EXPECT_EQ(call("localhost", "Origin: https://attacker.example\r\n"), 403);
  EXPECT_EQ(call("localhost", "Origin: null\r\n"), 403);
  // As an image of a foreign page is fetched: without an Origin.
  EXPECT_EQ(call("localhost", "Sec-Fetch-Site: cross-site\r\n"), 403);
  EXPECT_EQ(call("localhost", "Sec-Fetch-Site: none\r\n"), 200);
  EXPECT_EQ(call("localhost", "Sec-Fetch-Site: cross-site\r\nOrigin: http://127.0.0.1:8080\r\n"),
            200);
}

}  // namespace
}  // namespace wt::server
