#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/laws/load/host_share.h"
#include "emulator/laws/load/queue.h"

namespace wt::laws::load {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

constexpr int64_t kWide = 10'000;

TEST(QueueTest, OneServerFollowsTheTextbook) {
  struct Case {
    double utilisation, times_service;  // E[T] = S / (1 - ρ)
  };
  for (const Case& c : {Case{0.1, 1 / 0.9}, {0.5, 2}, {0.8, 5}, {0.9, 10}}) {
    const Steady steady = Solve({.cpu_seconds = 0.01, .in_flight_max = kWide}, c.utilisation * 100);
    EXPECT_NEAR(steady.utilisation, c.utilisation, 1e-9);
    EXPECT_NEAR(steady.mean_seconds, 0.01 * c.times_service, 1e-6);
    EXPECT_NEAR(steady.p99_seconds, 4.605 * steady.mean_seconds, 1e-3 * steady.mean_seconds);
    EXPECT_EQ(steady.refused, 0);
  }
}

TEST(QueueTest, SeveralServersFollowErlangC) {
  struct Case {
    double vcpus, utilisation, wait_times_service;  // Erlang-C's wait in units of S.
  };
  // W = C(c, a) / (c - a): C(2, 1) = 1/3, C(2, 1.6) = 0.71111, C(4, 2) = 4/23.
  for (const Case& c : {Case{2, 0.5, 1.0 / 3}, {2, 0.8, 0.71111 / 0.4}, {4, 0.5, 4.0 / 23 / 2}}) {
    const Steady steady = Solve({.cpu_seconds = 0.01, .vcpus = c.vcpus, .in_flight_max = kWide},
                                c.utilisation * c.vcpus * 100);
    EXPECT_NEAR(steady.mean_seconds, 0.01 * (1 + c.wait_times_service), 2e-6);
  }
}

TEST(QueueTest, AFullTaskRefusesTheRestAndUsesAllItsCpu) {
  const Steady steady = Solve({.cpu_seconds = 0.02, .in_flight_max = 50}, 100);
  EXPECT_NEAR(steady.served, 50, 1e-6);
  EXPECT_NEAR(steady.refused, 50, 1e-6);
  EXPECT_NEAR(steady.utilisation, 1, 1e-9);
  EXPECT_NEAR(steady.mean_seconds, steady.in_flight / 50, 1e-9);
}

TEST(QueueTest, WhatArrivesIsServedOrRefused) {
  for (double rate = 1; rate < 1e6; rate *= 1.7) {
    const Steady steady = Solve({.cpu_seconds = 0.015, .vcpus = 1.5}, rate);
    EXPECT_NEAR(steady.served + steady.refused, rate, 1e-9 * rate);
    EXPECT_LE(steady.utilisation, 1 + 1e-9);
    EXPECT_LE(steady.p50_seconds, steady.p99_seconds);
  }
}

TEST(QueueTest, TimeOffTheCpuAddsToEveryRequest) {
  const Steady plain = Solve({.cpu_seconds = 0.01}, 50);
  const Steady waits = Solve({.cpu_seconds = 0.01, .wait_seconds = 0.2}, 50);
  EXPECT_NEAR(waits.mean_seconds - plain.mean_seconds, 0.2, 1e-12);
  EXPECT_EQ(waits.utilisation, plain.utilisation);
}

TEST(QueueTest, LittlesLawHolds) {
  for (const double vcpus : {0.25, 1.0, 2.0, 3.5}) {
    for (double rate = 1; rate < 1000; rate *= 1.9) {
      const Steady steady = Solve({.cpu_seconds = 0.015, .vcpus = vcpus}, rate);
      EXPECT_NEAR(steady.in_flight, steady.served * steady.mean_seconds, 1e-9 * steady.in_flight);
      EXPECT_NEAR(steady.cpu_used, steady.served * 0.015, 1e-12);
    }
  }
}

// With processor sharing the mean does not ask how the CPU time is distributed; the tail does.
TEST(QueueTest, TheMeanIsInsensitiveToTheDistribution) {
  const Steady constant = Solve({.cpu_seconds = 0.01, .cv = 0}, 80);
  const Steady exponential = Solve({.cpu_seconds = 0.01, .cv = 1}, 80);
  const Steady wild = Solve({.cpu_seconds = 0.01, .cv = 4}, 80);
  EXPECT_EQ(constant.mean_seconds, exponential.mean_seconds);
  EXPECT_EQ(wild.mean_seconds, exponential.mean_seconds);
  EXPECT_LT(constant.p99_seconds, exponential.p99_seconds);
  EXPECT_GT(wild.p99_seconds, exponential.p99_seconds);
}

TEST(QueueTest, NoLoadIsNothing) {
  const Steady steady = Solve({}, 0);
  EXPECT_EQ(steady.cpu_used, 0);
  EXPECT_EQ(steady.p99_seconds, 0);
}

TEST(HostShareTest, FollowsItsTable) {
  const auto near = [](double value) { return DoubleNear(value, 1e-9); };
  // Room for all.
  EXPECT_THAT(Share(2, std::vector<Demand>{{0.5, 512}, {1, 256}}), ElementsAre(near(0.5), near(1)));
  // By weight where all want more.
  EXPECT_THAT(Share(2, std::vector<Demand>{{5, 512}, {5, 256}, {5, 256}}),
              ElementsAre(near(1), near(0.5), near(0.5)));
  // What one leaves goes to the others, by weight.
  EXPECT_THAT(Share(2, std::vector<Demand>{{0.2, 512}, {5, 256}, {5, 768}}),
              ElementsAre(near(0.2), near(0.45), near(1.35)));
  // A task-level limit holds although there is room.
  EXPECT_THAT(Share(2, std::vector<Demand>{{5, 256, 0.25}}), ElementsAre(near(0.25)));
  // No weight is Docker's least.
  EXPECT_THAT(Share(1, std::vector<Demand>{{5, 0}, {5, 2}}), ElementsAre(near(0.5), near(0.5)));
  EXPECT_TRUE(Share(1, {}).empty());
}

}  // namespace
}  // namespace wt::laws::load
