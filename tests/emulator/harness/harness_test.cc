// The world in somebody's test: through its two headers alone, as whoever installed it sees it.

#include <chrono>
#include <cstdlib>
#include <string>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <windtunnel/testing.h>

namespace windtunnel {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using namespace std::chrono_literals;

class HarnessTest : public WindtunnelTest {};

// Answers of matchers are texts too: what a failed one would print.
template <class Matcher, class Value>
std::string Explain(const Matcher& matcher, const Value& value) {
  ::testing::StringMatchResultListener listener;
  ::testing::ExplainMatchResult(matcher, value, &listener);
  return listener.str();
}

std::string RunInstance(World& world) {
  return world
      .Call("ec2.RunInstances",
            R"({"ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.micro",
                "MinCount": 1, "MaxCount": 1})")
      .Get("Instances[0].InstanceId");
}

TEST_F(HarnessTest, CallsAnswerJsonUnderTheModelsNames) {
  const Answer made = Call("ecs.CreateCluster", R"({"clusterName": "main"})");
  EXPECT_THAT(made, Succeeds());
  EXPECT_THAT(made, Has("cluster.status", "ACTIVE"));
  EXPECT_EQ(made.Get("cluster.runningTasksCount"), "0");
  EXPECT_EQ(made.Get("cluster.nothing[3].there"), "");
  EXPECT_EQ(Call("ecs.ListClusters").Count("clusterArns"), 1U);
}

TEST_F(HarnessTest, RefusalsAreThoseOfAws) {
  EXPECT_THAT(Call("ec2.DeleteVpc", R"({"VpcId": "vpc-1"})"), FailsWith("InvalidVpcID.NotFound"));
  EXPECT_THAT(Call("ecs.NoSuchThing"), FailsWith("UnknownOperationException"));
  EXPECT_THAT(Call("CreateCluster"), Not(Succeeds()));
  EXPECT_THAT(Call("ecs.CreateCluster", "{nonsense"), Not(Succeeds()));
}

TEST_F(HarnessTest, ServicesGoByTheNamesOfTheCli) {
  EXPECT_THAT(
      Call("application-autoscaling.DescribeScalableTargets", R"({"ServiceNamespace": "ecs"})"),
      Succeeds());
}

TEST_F(HarnessTest, MatchersSayWhatTheyFound) {
  const Answer refused = Call("ec2.DeleteVpc", R"({"VpcId": "vpc-1"})");
  EXPECT_THAT(Explain(Succeeds(), refused), StartsWith("InvalidVpcID.NotFound: "));
  EXPECT_THAT(Explain(FailsWith("Other"), refused), HasSubstr("InvalidVpcID.NotFound"));
  const Answer made = Call("ecs.CreateCluster", R"({"clusterName": "main"})");
  EXPECT_THAT(Explain(Has("cluster.status", "INACTIVE"), made),
              HasSubstr("cluster.status is ACTIVE"));
  const std::string id = RunInstance(world);
  EXPECT_THAT(Explain(Tells("stopped", id), world.Journal()), HasSubstr("instance_launched"));
}

TEST_F(HarnessTest, TimeMovesWhenItIsTold) {
  EXPECT_EQ(FormatTime(world.now()), "2024-01-01T00:00:00.000Z");
  Advance(90s);
  EXPECT_EQ(world.now(), ParseTime("2024-01-01T00:01:30Z"));
  world.AdvanceTo(ParseTime("2024-01-01T06:00:00Z"));
  EXPECT_EQ(FormatTime(world.now()), "2024-01-01T06:00:00.000Z");
  EXPECT_THROW(world.AdvanceTo(ParseTime("2024-01-01T05:00:00Z")), std::invalid_argument);
  EXPECT_EQ(ParseDuration("1h30m"), 90min);
}

TEST_F(HarnessTest, AdvancesUntilAConditionHolds) {
  const std::string id = RunInstance(world);
  const auto running = [&] {
    return Call("ec2.DescribeInstances").Get("Reservations[0].Instances[0].State.Name") ==
           "running";
  };
  EXPECT_TRUE(world.AdvanceUntil(running));
  EXPECT_THAT(world.Journal(), Tells("running", id));
  EXPECT_THAT(world.Journal(), Not(Tells("stopped", id)));
  EXPECT_FALSE(world.AdvanceUntil([] { return false; }, 5min));
}

TEST_F(HarnessTest, TheJournalLeadsToTheFirstCause) {
  const std::string id = RunInstance(world);
  world.Settle();
  const std::vector<Entry> chain = world.Why(id);
  ASSERT_THAT(chain, Not(IsEmpty()));
  EXPECT_EQ(chain.back().because, 0);
  EXPECT_EQ(chain.back().actor, "request");
  EXPECT_TRUE(chain.front().Names(id));
  EXPECT_THAT(world.Journal(world.newest_entry()), IsEmpty());
  EXPECT_THAT(world.Why("nobody"), IsEmpty());
}

TEST_F(HarnessTest, AForkGoesItsOwnWay) {
  RunInstance(world);
  Advance(10s);
  World other = world.Fork();
  EXPECT_EQ(other.Digest(), world.Digest());
  EXPECT_EQ(other.now(), world.now());
  // The same future for both, as long as they are told the same.
  other.Advance(5min);
  Advance(5min);
  EXPECT_EQ(other.Digest(), world.Digest());
  other.Call("ecs.CreateCluster");
  EXPECT_NE(other.Digest(), world.Digest());
}

TEST_F(HarnessTest, ASavedWorldComesBack) {
  const std::string file = ::testing::TempDir() + "harness_test.windtunnel";
  const std::string before = world.Digest();
  ASSERT_THAT(world.Save(file), Succeeds());
  Call("ecs.CreateCluster");
  ASSERT_THAT(world.Load(file), Succeeds());
  EXPECT_EQ(world.Digest(), before);
  ::unlink(file.c_str());
  EXPECT_THAT(world.Load("/nowhere/at/all"), FailsWith("SnapshotRefused"));
}

TEST_F(HarnessTest, RegionsAndAccountsAreApart) {
  Call("ecs.CreateCluster");
  world.UseRegion("eu-central-1");
  EXPECT_EQ(Call("ecs.ListClusters").Count("clusterArns"), 0U);
  EXPECT_EQ(world.credentials().region, "eu-central-1");
  world.UseAccount("111122223333");
  EXPECT_EQ(Call("sts.GetCallerIdentity").Get("Account"), "111122223333");
}

TEST_F(HarnessTest, TheControlApiNeedsNoPort) {
  EXPECT_THAT(world.Control("GET", "clock"), Has("mode", "manual"));
  EXPECT_THAT(world.Control("POST", "clock/advance", R"({"by": "1m"})"), Has("advanced", "1m"));
  EXPECT_THAT(world.Control("GET", "nothing"), FailsWith("NotFound"));
  EXPECT_THAT(world.SetLoad("web", "250/s"), Not(Succeeds()));
}

TEST_F(HarnessTest, WhatIsWrongIsSaidAtOnce) {
  EXPECT_THROW(World({.clock = "sideways"}), std::invalid_argument);
  EXPECT_THROW(World({.start = "yesterday"}), std::invalid_argument);
  EXPECT_THROW(World({.timing = "slow"}), std::invalid_argument);
  EXPECT_THROW(World({.durations = {"ec2.bot=30s"}}), std::invalid_argument);
  EXPECT_THROW(World({.state_file = "/nowhere/at/all"}), std::runtime_error);
}

TEST_F(HarnessTest, SettlesBeforeItAnswersWhereItIsEager) {
  World eager({.clock = "eager"});
  RunInstance(eager);
  EXPECT_EQ(eager.Call("ec2.DescribeInstances").Get("Reservations[0].Instances[0].State.Name"),
            "running");
}

TEST_F(HarnessTest, FollowsWallTimeWhereItIsTold) {
  world.SetClock("scaled 1000000");
  const Time begun = world.now();
  // Some milliseconds.
  while (world.now() - begun < 1h) {
  }
  world.SetClock("manual");
  const Time stopped = world.now();
  EXPECT_EQ(world.now(), stopped);
}

// One request by hand, since no client may be here.
std::string Post(const std::string& endpoint, const std::string& target, const std::string& body) {
  const int port = std::atoi(endpoint.c_str() + endpoint.rfind(':') + 1);
  const int to = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(to, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) return "refused";
  const std::string request =
      "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
      "Authorization: AWS4-HMAC-SHA256 Credential=test/20240101/us-east-1/ecs/aws4_request, "
      "SignedHeaders=host, Signature=0\r\n"
      "X-Amz-Target: " +
      target +
      "\r\n"
      "Content-Type: application/x-amz-json-1.1\r\n"
      "Content-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body;
  EXPECT_EQ(::send(to, request.data(), request.size(), 0), static_cast<ssize_t>(request.size()));
  std::string answer;
  char buffer[4096];
  for (ssize_t size; (size = ::recv(to, buffer, sizeof(buffer), 0)) > 0;) {
    answer.append(buffer, static_cast<size_t>(size));
  }
  ::close(to);
  return answer;
}

TEST_F(HarnessTest, TheEndpointAndTheTestShareOneWorld) {
  const std::string endpoint = world.endpoint();
  EXPECT_EQ(world.endpoint(), endpoint);
  const std::string target = "AmazonEC2ContainerServiceV20141113.";
  EXPECT_THAT(Post(endpoint, target + "CreateCluster", R"({"clusterName": "wired"})"),
              HasSubstr("HTTP/1.1 200"));
  EXPECT_THAT(Call("ecs.ListClusters").Get("clusterArns[0]"), HasSubstr("cluster/wired"));
  Call("ecs.CreateCluster", R"({"clusterName": "called"})");
  EXPECT_THAT(Post(endpoint, target + "ListClusters", "{}"), HasSubstr("cluster/called"));
  // A world that goes takes its endpoint with it.
  World moved = std::move(world);
  EXPECT_EQ(moved.endpoint(), endpoint);
  world = World();
  moved = World();
  EXPECT_EQ(Post(endpoint, target + "ListClusters", "{}"), "refused");
}

}  // namespace
}  // namespace windtunnel
