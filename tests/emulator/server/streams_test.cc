// Answers without an end: events as they come to be, slow readers, the limit, and the end.

#include <atomic>
#include <memory>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/base/strings.h"
#include "tests/emulator/server/test_server.h"

namespace wt::server {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// What happens to the streams of a test; the server's thread writes it, the test's reads.
struct Seen {
  std::atomic<int> opened = 0, closed = 0, asked = 0;
};

class Counting : public Stream {
 public:
  Counting(Seen& seen, size_t bytes, int last) : seen_(seen), bytes_(bytes), last_(last) {
    ++seen_.opened;
  }
  ~Counting() override { ++seen_.closed; }
  bool More(std::string& out) override {
    ++seen_.asked;
    if (++number_ > last_) return false;
    StrAppend(out, "data: ", number_, std::string(bytes_, '.'), "\n\n");
    return true;
  }

 private:
  Seen& seen_;
  const size_t bytes_;
  const int last_;
  int number_ = 0;
};

class StreamsTest : public testing::Test {
 protected:
  void Start(Options options = {}, size_t bytes = 0, int last = INT_MAX) {
    options.stream_interval = Millis(2);
    server_ = std::make_unique<TestServer>(options);
    server_->recorder().open = [this, bytes, last](const wire::HttpRequest& request) {
      return request.path() == "/live" ? std::make_unique<Counting>(seen_, bytes, last) : nullptr;
    };
    server_->Start();
  }
  Client Connect() { return Client(server_->port()); }
  // Waits, at most ten seconds of reads, until that many streams have ended.
  void AwaitClosed(int count) {
    for (int i = 0; i < 5000 && seen_.closed < count; ++i) Connect().Call(Get("/x"));
    EXPECT_EQ(seen_.closed, count);
  }
  std::string ReadUntil(Client& client, std::string_view what) {
    std::string text;
    while (!text.ends_with(what)) {
      const std::string byte = client.ReadBytes(1);
      if (byte.empty()) break;
      text += byte;
    }
    return text;
  }

  Seen seen_;
  std::unique_ptr<TestServer> server_;
};

TEST_F(StreamsTest, EventsComeAsTheyAreMade) {
  Start();
  Client client = Connect();
  client.Send(Get("/live"));
  const std::string head = ReadUntil(client, "\r\n\r\n");
  EXPECT_THAT(head, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(head, HasSubstr("Content-Type: text/event-stream\r\n"));
  EXPECT_THAT(head, testing::Not(HasSubstr("Content-Length")));
  EXPECT_EQ(ReadUntil(client, "\n\n"), "data: 1\n\n");
  EXPECT_EQ(ReadUntil(client, "\n\n"), "data: 2\n\n");
  EXPECT_EQ(ReadUntil(client, "\n\n"), "data: 3\n\n");
  // Others are answered meanwhile.
  EXPECT_EQ(Connect().Call(Get("/x")).body, "GET /x ");
}

TEST_F(StreamsTest, EndsWhereTheEventsEnd) {
  Start({}, 0, 2);
  Client client = Connect();
  client.Send(Get("/live"));
  ReadUntil(client, "\r\n\r\n");
  EXPECT_EQ(ReadUntil(client, "2\n\n"), "data: 1\n\ndata: 2\n\n");
  EXPECT_TRUE(client.ReadsEnd());
  AwaitClosed(1);
}

TEST_F(StreamsTest, IsGoneWhenItsClientIs) {
  Start();
  {
    Client client = Connect();
    client.Send(Get("/live"));
    ReadUntil(client, "data: 2\n\n");
  }
  AwaitClosed(1);
}

TEST_F(StreamsTest, RefusesOneListenerTooMany) {
  Options options;
  options.streams_max = 2;
  Start(options);
  Client first = Connect(), second = Connect();
  for (Client* client : {&first, &second}) {
    client->Send(Get("/live"));
    ReadUntil(*client, "data: 1\n\n");
  }
  EXPECT_EQ(Connect().Call(Get("/live")).status, 503);
  EXPECT_EQ(Connect().Call(Get("/x")).status, 200);
}

TEST_F(StreamsTest, AsksNothingForAReaderThatDoesNotReadAndDropsItInTheEnd) {
  Options options;
  options.write_timeout = Millis(300);
  Start(options, /*bytes=*/1 << 20);
  Client client = Connect();
  client.ShrinkReceiveBuffer();
  client.Send(Get("/live"));
  AwaitClosed(1);
  // A piece waits; none is made on top of it. What the sockets hold is a few of them at most.
  EXPECT_LT(seen_.asked, 20);
}

TEST_F(StreamsTest, ForeignPagesMayNotListen) {
  Start();
  EXPECT_EQ(Connect().Call(Get("/live", "Origin: http://evil.test\r\n")).status, 403);
  EXPECT_EQ(Connect().Call("GET /live HTTP/1.1\r\nHost: evil.test\r\n\r\n").status, 403);
  EXPECT_EQ(seen_.opened, 0);
}

TEST_F(StreamsTest, ARequestBehindTheListeningOneIsNotRead) {
  Start();
  Client client = Connect();
  client.Send(Get("/live") + Get("/x"));
  ReadUntil(client, "data: 3\n\n");
  EXPECT_THAT(server_->recorder().Notes(), testing::Not(testing::Contains("handle /x")));
}

TEST_F(StreamsTest, StoppingEndsIt) {
  Start();
  Client client = Connect();
  client.Send(Get("/live"));
  ReadUntil(client, "data: 1\n\n");
  server_->Stop();
  EXPECT_EQ(seen_.closed, 1);
}

}  // namespace
}  // namespace wt::server
