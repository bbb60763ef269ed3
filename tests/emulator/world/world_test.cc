#include "emulator/world/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/emulator/harbour/harbour.h"

namespace wt {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class WorldTest : public ::testing::Test {
 protected:
  WorldTest() {
    harbour::Install(world_);
    EXPECT_TRUE(world_.Open("").ok());
  }

  Result<std::string> Call(std::string_view operation, std::string_view json) {
    return world_.Call("harbour", operation, harbour::TestCaller(), json);
  }
  Error Fail(std::string_view operation, std::string_view json) {
    const Result<std::string> answer = Call(operation, json);
    EXPECT_FALSE(answer.ok()) << *answer;
    return answer.ok() ? Error{} : answer.error();
  }
  std::string Journal() {
    std::string out;
    for (const sim::JournalEntry& entry : world_.Entries(0, 1000)) {
      out += sim::FormatEntry(entry) + "\n";
    }
    return out;
  }

  World world_{WorldOptions{}};
};

constexpr std::string_view kAnna = R"({"name":"anna","kind":"SAIL","length":12})";

TEST_F(WorldTest, AnswersACallAndKeepsItsRow) {
  const Result<std::string> answer = Call("CreateShip", kAnna);
  ASSERT_TRUE(answer.ok()) << answer.error().message;
  EXPECT_EQ(*answer, R"({"ship":{"name":"anna","kind":"SAIL","length":12,)"
                     R"("createdAt":1704067200000000}})");
  EXPECT_THAT(*Call("DescribeShips", "{}"), HasSubstr("\"name\":\"anna\""));
}

TEST_F(WorldTest, AnswersInTheProtocolThatWasSpoken) {
  const wire::HttpResponse json =
      world_.Handle(harbour::JsonRequest("CreateShip", std::string(kAnna)));
  EXPECT_EQ(json.status, 200);
  EXPECT_EQ(wire::FindHeader(json.headers, "content-type"), "application/x-amz-json-1.1");
  EXPECT_EQ(json.body,
            R"({"ship":{"name":"anna","kind":"SAIL","length":12,"createdAt":1704067200}})");

  wire::HttpRequest form = harbour::JsonRequest("", "Action=DescribeShips&Version=2020-01-01");
  form.headers[1] = {"Content-Type", "application/x-www-form-urlencoded"};
  const wire::HttpResponse query = world_.Handle(form);
  EXPECT_THAT(query.body, HasSubstr("<DescribeShipsResult><ships><member><name>anna</name>"));

  wire::HttpRequest cbor = harbour::JsonRequest("", "");
  cbor.target = "/service/Harbour_20200101/operation/DescribeShips";
  cbor.headers[1] = {"Smithy-Protocol", "rpc-v2-cbor"};
  const wire::HttpResponse binary = world_.Handle(cbor);
  EXPECT_EQ(binary.status, 200);
  EXPECT_EQ(wire::FindHeader(binary.headers, "smithy-protocol"), "rpc-v2-cbor");
  EXPECT_THAT(binary.body, StartsWith("\xa1\x65ships\x82"));
}

// --- Refusals ------------------------------------------------------------------------------------

TEST_F(WorldTest, ACallThatFailsLeavesNothing) {
  ASSERT_TRUE(Call("CreateShip", kAnna).ok());
  const std::string before = world_.Digest();
  const std::string journal = Journal();
  const size_t pending = world_.pending_settling();
  EXPECT_EQ(Fail("ScuttleShip", R"({"name":"nobody"})").code, "ShipNotFound");
  EXPECT_EQ(world_.Digest(), before);
  EXPECT_EQ(Journal(), journal);
  EXPECT_EQ(world_.pending_settling(), pending);
}

TEST_F(WorldTest, AFailedCallDrawsNothing) {
  // The wreck's id is the first draw of its stream, whether a call before it failed or not.
  ASSERT_TRUE(Call("CreateShip", kAnna).ok());
  Fail("ScuttleShip", R"({"name":"nobody"})");
  ASSERT_TRUE(Call("ScuttleShip", R"({"name":"anna"})").ok());
  World other{WorldOptions{}};
  harbour::Install(other);
  ASSERT_TRUE(other.Open("").ok());
  ASSERT_TRUE(other.Call("harbour", "CreateShip", harbour::TestCaller(), kAnna).ok());
  ASSERT_TRUE(
      other.Call("harbour", "ScuttleShip", harbour::TestCaller(), R"({"name":"anna"})").ok());
  EXPECT_EQ(world_.Digest(), other.Digest());
}

TEST_F(WorldTest, AFailedFirstCallLeavesNoScopeBehind) {
  const std::string before = world_.Digest();
  Fail("ScuttleShip", R"({"name":"nobody"})");
  EXPECT_EQ(world_.Digest(), before);
  EXPECT_THAT(*Call("DescribeShips", "{}"), HasSubstr("tug"));
}

TEST_F(WorldTest, WhatTheModelForbidsIsRefusedBeforeTheHandler) {
  const std::string before = world_.Digest();
  const Error error = Fail("CreateShip", R"({"name":"a","length":500,"flags":[],"secret":"A1"})");
  EXPECT_EQ(error.code, "ValidationError");
  EXPECT_EQ(error.message,
            "5 validation errors detected: "
            "Value 'a' at 'name' failed to satisfy constraint: "
            "Member must have length greater than or equal to 2; "
            "Value null at 'kind' failed to satisfy constraint: Member must not be null; "
            "Value '500' at 'length' failed to satisfy constraint: "
            "Member must have value less than or equal to 400; "
            "Value '[]' at 'flags' failed to satisfy constraint: "
            "Member must have length greater than or equal to 1; "
            "Value '***Sensitive***' at 'secret' failed to satisfy constraint: "
            "Member must satisfy regular expression pattern: [a-z]+");
  EXPECT_EQ(world_.Digest(), before);
}

TEST_F(WorldTest, AnErrorIsWrittenInTheProtocolsForm) {
  ASSERT_TRUE(Call("CreateShip", kAnna).ok());
  const wire::HttpResponse answer =
      world_.Handle(harbour::JsonRequest("CreateShip", std::string(kAnna)));
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.body, R"({"__type":"ShipAlreadyExists","message":"There is a ship anna."})");
  EXPECT_EQ(wire::FindHeader(answer.headers, "x-amzn-query-error"), "ShipAlreadyExists;Sender");
}

TEST_F(WorldTest, AnOperationWithoutCodeIsSaidByName) {
  const wire::HttpResponse answer =
      world_.Handle(harbour::JsonRequest("SinkShip", R"({"name":"anna"})"));
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(answer.body, R"({"__type":"NotImplementedException","message":)"
                         R"("Windtunnel does not implement harbour:SinkShip yet."})");
  EXPECT_EQ(Fail("SinkShip", "{}").code, "NotImplementedException");
  EXPECT_EQ(Fail("Fly", "{}").code, "UnknownOperationException");
}

TEST_F(WorldTest, AnUnsignedRequestIsRefused) {
  wire::HttpRequest request = harbour::JsonRequest("DescribeShips", "{}");
  request.headers.pop_back();
  const wire::HttpResponse answer = world_.Handle(request);
  EXPECT_EQ(answer.status, 400);
  EXPECT_THAT(answer.body, HasSubstr("MissingAuthenticationTokenException"));
}

TEST_F(WorldTest, AnUnreadableSignatureIsRefused) {
  wire::HttpRequest request = harbour::JsonRequest("DescribeShips", "{}");
  request.headers.back().second = "Bearer x";
  EXPECT_THAT(world_.Handle(request).body, HasSubstr("IncompleteSignatureException"));
}

TEST_F(WorldTest, EveryAnswerHasAnIdOfItsOwn) {
  const auto id = [&] {
    return std::string(wire::FindHeader(
        world_.Handle(harbour::JsonRequest("DescribeShips", "{}")).headers, "x-amzn-requestid"));
  };
  const std::string first = id();
  EXPECT_EQ(first.size(), 36U);
  EXPECT_NE(first, id());
}

// --- Scopes --------------------------------------------------------------------------------------

TEST_F(WorldTest, EveryAccountAndRegionHasRowsOfItsOwn) {
  ASSERT_TRUE(Call("CreateShip", kAnna).ok());
  Caller elsewhere = harbour::TestCaller();
  elsewhere.region = "eu-west-1";
  const auto ships = [&](const Caller& caller) {
    return *world_.Call("harbour", "DescribeShips", caller, "{}");
  };
  EXPECT_THAT(ships(elsewhere), ::testing::Not(HasSubstr("anna")));
  EXPECT_THAT(ships(elsewhere), HasSubstr("tug"));
  elsewhere = harbour::TestCaller();
  elsewhere.account = "000000000001";
  EXPECT_THAT(ships(elsewhere), ::testing::Not(HasSubstr("anna")));
  // A request that names no Region means the world's.
  Caller nowhere = harbour::TestCaller();
  nowhere.region.clear();
  EXPECT_THAT(ships(nowhere), HasSubstr("anna"));
}

// --- The journal ---------------------------------------------------------------------------------

TEST_F(WorldTest, EveryEntrySaysWhatCausedIt) {
  ASSERT_TRUE(Call("CreateShip", kAnna).ok());
  world_.Settle();
  const std::vector<sim::JournalEntry> entries = world_.Entries(0, 10);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].actor, "request");
  EXPECT_EQ(entries[0].event, "CreateShip");
  EXPECT_EQ(entries[0].because, 0);
  EXPECT_EQ(entries[1].actor, "harbour.berthing");
  EXPECT_EQ(entries[1].event, "berthed");
  EXPECT_EQ(entries[1].because, entries[0].id);
  EXPECT_EQ(entries[1].at, kStart + harbour::kBerthingDelay);
  EXPECT_EQ(world_.NewestAbout("service/anna"), entries[1].id);
  EXPECT_EQ(world_.NewestAbout("anna"), entries[1].id);
  EXPECT_EQ(world_.NewestAbout("task/anna"), 0);
}

TEST_F(WorldTest, AReadLeavesNoEntry) {
  ASSERT_TRUE(Call("DescribeShips", "{}").ok());
  EXPECT_EQ(world_.newest_entry(), 0);
}

TEST_F(WorldTest, APeriodicLoopKeepsItsFirstCause) {
  ASSERT_TRUE(Call("StartPatrol", "{}").ok());
  world_.RunUntil(world_.now() + Minutes(3));
  const std::vector<sim::JournalEntry> entries = world_.Entries(0, 10);
  ASSERT_EQ(entries.size(), 4U);
  // Each round was set by the one before it.
  EXPECT_EQ(entries[0].event, "StartPatrol");
  for (size_t i = 1; i < entries.size(); ++i) EXPECT_EQ(entries[i].because, entries[i - 1].id);
}

TEST_F(WorldTest, NewsArriveInTheSameTurn) {
  World world{WorldOptions{}};
  harbour::Install(world);
  std::vector<std::string> heard;
  for (const char* who : {"first", "second"}) {
    world.Subscribe<harbour::ShipBerthed>(
        [&heard, who](Turn& turn, const harbour::ShipBerthed& news) {
          heard.push_back(StrCat(who, " ", news.name));
          turn.Trace("heard", {{"who", who}});
        });
  }
  ASSERT_TRUE(world.Open("").ok());
  ASSERT_TRUE(world.Call("harbour", "CreateShip", harbour::TestCaller(), kAnna).ok());
  world.Settle();
  EXPECT_THAT(heard, ::testing::ElementsAre("first anna", "second anna"));
  const std::vector<sim::JournalEntry> entries = world.Entries(0, 10);
  ASSERT_EQ(entries.size(), 4U);
  EXPECT_EQ(entries[2].because, entries[1].id);
}

}  // namespace
}  // namespace wt
