#include "scenarios/engine/run/elasticity.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace wt::scenario {
namespace {

ElasticityReport Of(const std::vector<double>& supply, const std::vector<double>& demand) {
  return MeasureElasticity(supply, demand, 60);
}

TEST(ElasticityTest, WhatFollowsExactlyIsWrongAtNoTime) {
  const ElasticityReport report = Of({4, 5, 6}, {4, 5, 6});
  EXPECT_EQ(report.theta_under, 0);
  EXPECT_EQ(report.theta_over, 0);
  EXPECT_EQ(report.tau_under, 0);
  EXPECT_EQ(report.tau_over, 0);
  EXPECT_EQ(report.instability, 0);
  EXPECT_EQ(report.jitter, 0);
}

TEST(ElasticityTest, LackAndIdlenessAreInPercentOfTheDemand) {
  const ElasticityReport report = Of({5, 10, 15, 10}, {10, 10, 10, 10});
  EXPECT_DOUBLE_EQ(report.theta_under, 12.5);
  EXPECT_DOUBLE_EQ(report.theta_over, 12.5);
  EXPECT_DOUBLE_EQ(report.tau_under, 25);
  EXPECT_DOUBLE_EQ(report.tau_over, 25);
}

TEST(ElasticityTest, MovesThatTheDemandDoesNotMakeAreInstability) {
  const ElasticityReport report = Of({4, 5, 4, 5}, {4, 4, 4, 4});
  EXPECT_DOUBLE_EQ(report.instability, 100);
  EXPECT_DOUBLE_EQ(report.jitter, 3 / (4 * 60.0 / 3600));
}

TEST(ElasticityTest, StepsWithoutAValueAreLeftOut) {
  const ElasticityReport report = Of({NAN, 10, 10}, {10, NAN, 10});
  EXPECT_EQ(report.tau_under, 0);
  EXPECT_EQ(report.theta_over, 0);
  EXPECT_EQ(Of({}, {}).jitter, 0);
}

}  // namespace
}  // namespace wt::scenario
