// The figures that AWS's guide works out.

#include <gtest/gtest.h>

#include "services/autoscaling/hook.h"
#include "services/autoscaling/launch.h"
#include "services/autoscaling/warm_pool.h"

namespace wt::autoscaling {
namespace {

TEST(MixedInstancesTest, TheOnDemandShareAboveTheBaseIsRoundedUp) {
  struct Case {
    int64_t base, percent, capacity, on_demand;
  };
  for (const Case& one : {
           Case{10, 50, 10, 10},
           Case{10, 50, 20, 15},
           Case{0, 100, 7, 7},
           Case{0, 0, 7, 0},
           Case{0, 70, 10, 7},
           Case{0, 25, 5, 2},  // 1.25
           Case{2, 50, 5, 4},  // 2 and 1.5
           Case{5, 0, 3, 3},
           Case{1, 1, 2, 2},
       }) {
    GroupRow group;
    group.has_mixed = true;
    MixedInstancesPolicy policy;
    auto& distribution = policy.instances_distribution.emplace();
    distribution.on_demand_base_capacity = one.base;
    distribution.on_demand_percentage_above_base_capacity = one.percent;
    group.mixed = policy;
    EXPECT_EQ(OnDemandOf(group, one.capacity), one.on_demand)
        << one.base << " and " << one.percent << " % of " << one.capacity;
  }
  EXPECT_EQ(OnDemandOf(GroupRow{}, 5), 5);
}

TEST(WarmPoolTest, ItsSizeIsWhatTheGroupMayStillGrow) {
  struct Case {
    int64_t desired, max;
    std::optional<int64_t> prepared, least;
    int64_t size;
  };
  for (const Case& one : {
           Case{6, 10, {}, {}, 4},
           Case{6, 10, 8, {}, 2},
           Case{8, 10, 8, {}, 0},
           Case{8, 10, 8, 3, 3},
           Case{10, 10, {}, {}, 0},
           Case{10, 10, {}, 2, 2},
           Case{3, 10, -1, {}, 7},
       }) {
    GroupRow group;
    group.desired = one.desired;
    group.max_size = one.max;
    WarmPoolConfiguration configuration;
    configuration.max_group_prepared_capacity = one.prepared;
    configuration.min_size = one.least;
    WarmPoolRow pool;
    pool.configuration = configuration;
    EXPECT_EQ(WarmPoolSize(group, pool), one.size) << one.desired << " of " << one.max;
  }
}

TEST(LifecycleHookTest, TheGlobalTimeoutIsAHundredHeartbeatsOrTwoDays) {
  EXPECT_EQ(GlobalTimeoutOf(300), 30'000);
  EXPECT_EQ(GlobalTimeoutOf(3600), 172'800);
  EXPECT_EQ(GlobalTimeoutOf(7200), 172'800);
  EXPECT_EQ(GlobalTimeoutOf(30), 3'000);
}

}  // namespace
}  // namespace wt::autoscaling
