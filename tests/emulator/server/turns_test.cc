// Turns of the loop: the commit before the answers, late answers, the pace, and the end.

#include <algorithm>
#include <atomic>
#include <csignal>
#include <latch>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/base/strings.h"
#include "tests/emulator/server/test_server.h"

namespace wt::server {
namespace {

using testing::ElementsAre;

size_t CountOf(const std::vector<std::string>& notes, std::string_view what) {
  return static_cast<size_t>(std::count(notes.begin(), notes.end(), what));
}

TEST(Turns, RequestsThatArriveTogetherShareOneCommit) {
  TestServer server;
  std::latch gate(1);
  server.recorder().handle = [&](const wire::HttpRequest& request, const Reply& reply) {
    if (request.target == "/gate") gate.wait();
    reply(Recorder::Echo(request));
  };
  server.Start();
  Client first(server.port());
  first.Send(Get("/gate"));
  server.recorder().AwaitHandled(1);
  // The server is busy, so these are all there when it looks again.
  std::vector<Client> clients;
  for (int i = 0; i < 50; ++i) {
    clients.emplace_back(server.port());
    clients.back().Send(Get("/x"));
  }
  gate.count_down();
  for (Client& client : clients) EXPECT_EQ(client.Read().body, "GET /x ");
  server.Stop();

  const std::vector<std::string> notes = server.recorder().Notes();
  const auto first_x = std::find(notes.begin(), notes.end(), "handle /x");
  ASSERT_GE(notes.end() - first_x, 51);
  EXPECT_EQ(std::count(first_x, first_x + 50, "handle /x"), 50);
  EXPECT_EQ(*(first_x + 50), "commit");
}

TEST(Turns, NoAnswerLeavesBeforeTheCommit) {
  TestServer server;
  Client client(server.port());
  bool early = false;
  std::latch committed(1);
  server.recorder().commit = [&] {
    if (CountOf(server.recorder().Notes(), "handle /x") == 0 || committed.try_wait()) return;
    early |= client.HasInput();
    committed.count_down();
  };
  server.recorder().handle = [&](const wire::HttpRequest& request, const Reply& reply) {
    reply(Recorder::Echo(request));
    early |= client.HasInput();
  };
  client.Send(Get("/x"));
  server.Start();
  committed.wait();
  EXPECT_EQ(client.Read().body, "GET /x ");
  server.Stop();
  EXPECT_FALSE(early);
}

TEST(Turns, PipelinedRequestsShareOneCommitToo) {
  TestServer server;
  Client client(server.port());
  client.Send(Get("/a") + Get("/b") + Get("/c"));
  server.Start();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.Read().status, 200);
  server.Stop();
  std::vector<std::string> notes = server.recorder().Notes();
  notes.erase(notes.begin(), std::find(notes.begin(), notes.end(), "handle /a"));
  notes.resize(4);
  EXPECT_THAT(notes, ElementsAre("handle /a", "handle /b", "handle /c", "commit"));
}

TEST(Turns, AnswersMayComeLateAndInAnyOrder) {
  TestServer server;
  std::vector<std::pair<wire::HttpRequest, Reply>> kept;
  server.recorder().handle = [&](wire::HttpRequest request, Reply reply) {
    kept.emplace_back(std::move(request), std::move(reply));
    if (kept.size() < 4) return;
    for (auto late = kept.rbegin(); late != kept.rend(); ++late) {
      late->second(Recorder::Echo(late->first));
      late->second({500, {}, "a second answer is none"});
    }
    kept.clear();
  };
  server.Start();
  Client client(server.port());
  client.Send(Get("/a") + Get("/b") + Get("/c"));
  server.recorder().AwaitHandled(3);
  EXPECT_FALSE(client.HasInput());
  Client other(server.port());
  EXPECT_EQ(other.Call(Get("/d")).body, "GET /d ");
  for (const char* expected : {"GET /a ", "GET /b ", "GET /c "}) {
    EXPECT_EQ(client.Read().body, expected);
  }
  EXPECT_FALSE(client.HasInput());
}

TEST(Turns, ManyPipelinedRequestsWaitTheirTurn) {
  TestServer server;
  std::vector<std::pair<wire::HttpRequest, Reply>> kept;
  size_t most = 0;
  server.recorder().handle = [&](wire::HttpRequest request, Reply reply) {
    kept.emplace_back(std::move(request), std::move(reply));
    most = std::max(most, kept.size());
  };
  server.recorder().pace = [&](int64_t) -> int64_t {
    for (const auto& [request, reply] : std::exchange(kept, {})) reply(Recorder::Echo(request));
    return 1000;
  };
  server.Start();
  Client client(server.port());
  std::string requests;
  for (int i = 0; i < 300; ++i) requests += Get(StrCat("/", i));
  client.Send(requests);
  for (int i = 0; i < 300; ++i) ASSERT_EQ(client.Read().body, StrCat("GET /", i, " "));
  server.Stop();
  EXPECT_LE(most, 64u);
}

TEST(Turns, ALateAnswerToAClientThatLeftGoesNowhere) {
  TestServer server;
  std::vector<Reply> kept;
  server.recorder().handle = [&](const wire::HttpRequest& request, Reply reply) {
    if (request.target == "/keep") {
      kept.push_back(std::move(reply));
      return;
    }
    for (const Reply& late : kept) late({200, {}, std::string(1 << 20, 'x')});
    reply({200, {}, "all told"});
  };
  server.Start();
  {
    Client gone(server.port());
    gone.Send(Get("/keep"));
    server.recorder().AwaitHandled(1);
  }
  EXPECT_EQ(Client(server.port()).Call(Get("/now")).body, "all told");
  EXPECT_EQ(Client(server.port()).Call(Get("/again")).body, "all told");
}

TEST(Turns, ThePaceIsKeptWithoutRequests) {
  TestServer server;
  std::latch paced(5);
  std::vector<int64_t> walls;
  server.recorder().pace = [&](int64_t wall) -> int64_t {
    if (walls.size() >= 5) return -1;
    walls.push_back(wall);
    paced.count_down();
    return walls.size() % 2 == 0 ? 0 : 2000;
  };
  server.Start();
  paced.wait();
  server.Stop();
  ASSERT_EQ(walls.size(), 5u);
  EXPECT_TRUE(std::is_sorted(walls.begin(), walls.end()));
  EXPECT_GE(walls[1] - walls[0], 2000);
  EXPECT_GE(walls[3] - walls[2], 2000);
  // What pacing changed is kept; the server may have looked once more before it stopped.
  EXPECT_GE(CountOf(server.recorder().Notes(), "commit"), 5u);
}

TEST(Turns, ARequestIsAnsweredWhilePacingHasNoEnd) {
  TestServer server;
  server.recorder().pace = [](int64_t) { return 0; };
  server.Start();
  Client client(server.port());
  for (int i = 0; i < 10; ++i) EXPECT_EQ(client.Call(Get("/x")).status, 200);
}

TEST(Turns, TheClockIsRightWhenARequestComes) {
  TestServer server;
  int64_t paced_at = 0;
  std::vector<int64_t> seen;
  server.recorder().pace = [&](int64_t wall) {
    paced_at = wall;
    return -1;
  };
  server.recorder().handle = [&](const wire::HttpRequest&, const Reply& reply) {
    seen.push_back(paced_at);
    reply({});
  };
  server.Start();
  Client client(server.port());
  std::vector<int64_t> sent;
  for (int i = 0; i < 5; ++i) {
    const int64_t later = WallMicros() + 5000;
    while (WallMicros() < later) {
    }
    sent.push_back(WallMicros());
    EXPECT_EQ(client.Call(Get("/x")).status, 200);
  }
  server.Stop();
  // The clock may be as old as the loop lets it become before it looks again.
  for (size_t i = 0; i < 5; ++i) EXPECT_GE(seen.at(i) + 1000, sent[i]);
}

TEST(Turns, StoppingLetsAnswersUnderWayLeave) {
  TestServer server;
  std::latch gate(1);
  server.recorder().handle = [&](const wire::HttpRequest& request, const Reply& reply) {
    if (request.target == "/slow") gate.wait();
    reply(Recorder::Echo(request));
  };
  server.Start();
  Client idle(server.port());
  EXPECT_EQ(idle.Call(Get("/x")).status, 200);
  Client slow(server.port());
  slow.Send(Get("/slow"));
  server.recorder().AwaitHandled(2);
  server.server().Stop();
  gate.count_down();
  EXPECT_EQ(slow.Read().body, "GET /slow ");
  EXPECT_TRUE(slow.ReadsEnd());
  EXPECT_TRUE(idle.ReadsEnd());
  server.Join();
}

TEST(Turns, StoppingWaitsForLateAnswersWithinTheGrace) {
  Options options;
  options.stop_grace = Millis(40);
  TestServer server(options);
  Reply kept;
  server.recorder().handle = [&](const wire::HttpRequest& request, Reply reply) {
    if (request.target == "/never") kept = std::move(reply);
    if (request.target == "/ok") reply({});
  };
  server.Start();
  Client never(server.port());
  never.Send(Get("/never"));
  server.recorder().AwaitHandled(1);
  server.Stop();
  EXPECT_TRUE(never.ReadsEnd());
  kept({200, {}, "nobody is there any more"});
}

TEST(Turns, TheLastAnswerSaysThatTheConnectionCloses) {
  TestServer server;
  Reply kept;
  std::atomic<bool> ending = false;
  server.recorder().handle = [&](const wire::HttpRequest& request, Reply reply) {
    if (request.target == "/idle") return reply({});
    kept = std::move(reply);
  };
  server.recorder().pace = [&](int64_t) -> int64_t {
    if (ending && kept) std::exchange(kept, nullptr)({200, {}, "late"});
    return 1000;
  };
  server.Start();
  Client idle(server.port());
  EXPECT_EQ(idle.Call(Get("/idle")).status, 200);
  Client client(server.port());
  client.Send(Get("/x"));
  server.recorder().AwaitHandled(2);
  server.server().Stop();
  EXPECT_TRUE(idle.ReadsEnd());  // So the end has begun.
  ending = true;
  const Answer answer = client.Read();
  EXPECT_EQ(answer.body, "late");
  EXPECT_EQ(answer.Header("Connection"), "close");
  server.Join();
}

TEST(Turns, SigtermStops) {
  TestServer server;
  server.Start();
  Client client(server.port());
  EXPECT_EQ(client.Call(Get("/x")).status, 200);
  std::raise(SIGTERM);
  server.Join();
  EXPECT_TRUE(client.ReadsEnd());
}

}  // namespace
}  // namespace wt::server
