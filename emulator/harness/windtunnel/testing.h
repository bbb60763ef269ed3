#pragma once

// Windtunnel for GoogleTest: a fixture with a world of its own for every test, and matchers that
// print what they found.
//
//   TEST_F(WindtunnelTest, MakesACluster) {
//     ASSERT_THAT(Call("ecs.CreateCluster", R"({"clusterName": "main"})"), Succeeds());
//     EXPECT_THAT(Call("ecs.DeleteCluster", R"({"cluster": "other"})"),
//                 FailsWith("ClusterNotFoundException"));
//   }

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <windtunnel/world.h>

namespace windtunnel {

// A failed test prints the seed, where virtual time stands, and what happened last.
class WindtunnelTest : public ::testing::Test {
 protected:
  explicit WindtunnelTest(Options options = {}) : world(std::move(options)) {}

  Answer Call(std::string_view operation, std::string_view json = "{}") {
    return world.Call(operation, json);
  }
  void Advance(Duration by) { world.Advance(by); }

  void TearDown() override {
    if (!HasFailure()) return;
    std::string text = "seed " + std::to_string(world.options().seed) + ", virtual time " +
                       FormatTime(world.now()) + ", last in the journal:";
    for (const Entry& entry : world.Journal(world.newest_entry() - kEntriesShown)) {
      text += "\n  " + entry.text;
    }
    GTEST_LOG_(INFO) << text;
  }

  static constexpr int kEntriesShown = 10;
  World world;
};

// --- Of answers ----------------------------------------------------------------------------------

MATCHER(Succeeds, negation ? "is refused" : "is not refused") {
  if (!arg.ok()) *result_listener << arg.error_code() << ": " << arg.error_message();
  return arg.ok();
}

MATCHER_P(FailsWith, code,
          (negation ? "is not refused with " : "is refused with ") + std::string(code)) {
  if (arg.ok()) {
    *result_listener << "it succeeded";
  } else {
    *result_listener << "it was refused with " << arg.error_code();
  }
  return arg.error_code() == code;
}

// The value at a path of the answer, as text: Has("clusters[0].status", "ACTIVE").
MATCHER_P2(Has, path, value,
           (negation ? "has not " : "has ") + ::testing::PrintToString(value) + " at " + path) {
  const std::string found = arg.Get(path);
  *result_listener << path << " is " << (found.empty() ? "not there" : found);
  return ::testing::ExplainMatchResult(value, found, result_listener);
}

// --- Of the journal ------------------------------------------------------------------------------

// One entry of the journal is of that event, or of a change to that state, and about the subject:
// EXPECT_THAT(world.Journal(), Tells("running", "i-…")).
MATCHER_P2(Tells, event, subject,
           (negation ? "does not tell of " : "tells of ") + std::string(event) + " about " +
               std::string(subject)) {
  int others = 0;
  for (const Entry& entry : arg) {
    if (!entry.Names(subject)) continue;
    if (entry.event == event || entry.Field("to") == event) return true;
    if (others++ < 10) *result_listener << "\n  " << entry.text;
  }
  *result_listener << (others == 0 ? "it has nothing about it" : "\nis what it has about it");
  return false;
}

}  // namespace windtunnel
