#include "scenarios/engine/file/expression.h"

#include <gtest/gtest.h>

#include "scenarios/engine/file/series.h"

namespace wt::scenario {
namespace {

template <class T>
std::string Said(const Result<T>& result) {
  return result.ok() ? "" : result.error().message;
}

TEST(Metric, HasASeriesAStatisticAStepAndADimension) {
  const Result<Metric> latency = ReadMetric("web.latency p99");
  ASSERT_TRUE(latency.ok()) << Said(latency);
  EXPECT_EQ(latency->value.series.subject, "web");
  EXPECT_EQ(latency->value.series.series, "latency");
  EXPECT_EQ(latency->value.series.statistic, "p99");
  EXPECT_EQ(latency->step, Minutes(1));

  const Result<Metric> zones = ReadMetric("main.instances per 10s by zone, min");
  ASSERT_TRUE(zones.ok()) << Said(zones);
  EXPECT_EQ(zones->by, "zone");
  EXPECT_EQ(zones->fold, "min");
  EXPECT_EQ(zones->step, Seconds(10));
  EXPECT_EQ(zones->text, "main.instances per 10s by zone, min");
}

TEST(Metric, TakesErrorsAsTheirRate) {
  EXPECT_EQ(ReadMetric("web.errors")->value.series.series, "error_rate");
}

TEST(Metric, CalculatesBetweenSpaces) {
  const Result<Metric> ratio = ReadMetric("my-web.tasks.healthy / my-web.tasks.desired");
  ASSERT_TRUE(ratio.ok()) << Said(ratio);
  EXPECT_EQ(ratio->value.kind, Expression::Kind::kDivide);
  EXPECT_EQ(UnitOf(ratio->value), Unit::kShare);
  const Result<Metric> sum = ReadMetric("(a.rate + b.rate) * 2");
  ASSERT_TRUE(sum.ok()) << Said(sum);
  EXPECT_EQ(UnitOf(sum->value), Unit::kRate);
  EXPECT_EQ(sum->value.operands[0].kind, Expression::Kind::kAdd);
}

TEST(Metric, CanBeAwsOwn) {
  const Result<Metric> cpu =
      ReadMetric("AWS/ECS CPUUtilization(ClusterName=main, ServiceName=web) average");
  ASSERT_TRUE(cpu.ok()) << Said(cpu);
  EXPECT_TRUE(cpu->value.series.aws);
  EXPECT_EQ(cpu->value.series.subject, "AWS/ECS");
  EXPECT_EQ(cpu->value.series.series, "CPUUtilization");
  ASSERT_EQ(cpu->value.series.dimensions.size(), 2u);
  EXPECT_EQ(cpu->value.series.dimensions[1].second, "web");
  EXPECT_EQ(cpu->value.series.statistic, "mean");
  EXPECT_DOUBLE_EQ(ReadBound("80%", *cpu)->value, 80);
  EXPECT_DOUBLE_EQ(ReadBound("80", *cpu)->value, 80);
}

TEST(Metric, SaysWhatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "a metric is missing"},
      {"web", "'web' is not a series such as web.latency"},
      {"web.latency p99 fast", "'fast' is not understood after 'web.latency p99'"},
      {"web.latency per 10", "'10' has no unit: write 10s or 10m"},
      {"web.latency by colour", "'by colour' is neither 'by zone' nor 'by cause'"},
      {"web.latency by zone, most", "'most' is none of min, max, sum, mean, spread"},
      {"web.rate +", "a metric is missing"},
      {"(web.rate", "a ( lacks its )"},
      {"AWS/ECS", "after 'AWS/ECS' stands a metric such as CPUUtilization"},
      {"AWS/ECS Cpu(x)", "'x' is not a dimension such as ClusterName=main"},
  };
  for (const auto& [text, message] : cases) EXPECT_EQ(Said(ReadMetric(text)), message) << text;
}

TEST(Bound, NeedsAUnitOfItsMetric) {
  const Metric latency = *ReadMetric("web.latency p99");
  EXPECT_DOUBLE_EQ(ReadBound("300ms", latency)->value, 0.3);
  EXPECT_EQ(ReadBound("300ms", latency)->unit, "s");
  EXPECT_EQ(Said(ReadBound("300", latency)), "'300' has no unit: write 300s or 300m");
  EXPECT_EQ(Said(ReadBound("5%", latency)), "'5%' is not a duration such as 90s or 2h30m");

  const Metric ratio = *ReadMetric("web.tasks.healthy / web.tasks.desired");
  EXPECT_DOUBLE_EQ(ReadBound("100% inclusive", ratio)->value, 1);
  EXPECT_TRUE(ReadBound("100% inclusive", ratio)->inclusive);
  EXPECT_DOUBLE_EQ(ReadBound("1", ratio)->value, 1);

  const Metric hours = *ReadMetric("cost.instances");
  EXPECT_DOUBLE_EQ(ReadBound("155 instance-hours", hours)->value, 155);
  EXPECT_EQ(Said(ReadBound("155", hours)), "'155' has no unit: write 155 instance-hours");
}

TEST(Predicate, ComparesAndJoins) {
  const Result<Predicate> done = ReadPredicate("web.deployment == COMPLETED");
  ASSERT_TRUE(done.ok()) << Said(done);
  EXPECT_EQ(done->word, "COMPLETED");
  const Result<Predicate> both =
      ReadPredicate("web.tasks.healthy >= web.tasks.desired and not main.instances > 10");
  ASSERT_TRUE(both.ok()) << Said(both);
  EXPECT_EQ(both->kind, Predicate::Kind::kAnd);
  EXPECT_EQ(both->operands[0].order, Predicate::Order::kGreaterEqual);
  EXPECT_EQ(both->operands[1].kind, Predicate::Kind::kNot);
}

TEST(Predicate, SaysWhatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"web.tasks.healthy", "after 'web.tasks.healthy' stands one of <, <=, >, >=, ==, !="},
      {"web.latency p99 < 3", "'web.latency p99' is a duration, '3' is a number"},
      {"web.deployment > COMPLETED", "a word like COMPLETED is only compared by == or !="},
      {"web.rate > 3/s or", "a metric is missing"},
      {"web.rate > 3/s web.rate", "'web.rate' is not understood"},
  };
  for (const auto& [text, message] : cases) EXPECT_EQ(Said(ReadPredicate(text)), message) << text;
}

}  // namespace
}  // namespace wt::scenario
