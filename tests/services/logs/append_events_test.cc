#include <gtest/gtest.h>

#include "services/logs/logs.h"
#include "services/logs/state.h"
#include "tests/support/test_world.h"

namespace wt {
namespace {

TEST(AppendEventsTest, MakesTheStreamInAGroupThatIsThere) {
  TestWorld world;
  const std::vector<logs::NewEvent> events{{world.now(), "hello"}};
  world.world().RunTurn("test", [&](Turn& turn) {
    EXPECT_FALSE(logs::AppendEvents(turn, "123456789012", "us-east-1", "g", "s", events));
    logs::EnsureLogGroup(turn, "123456789012", "us-east-1", "g");
    EXPECT_TRUE(logs::AppendEvents(turn, "123456789012", "us-east-1", "g", "s", events));
  });
  Context ctx = world.context();
  EXPECT_EQ(ctx.Find<logs::StreamRow>("g", "s")->events, 1);
  EXPECT_EQ(ctx.Find<logs::GroupRow>("g")->stored_bytes, 31);
}

}  // namespace
}  // namespace wt
