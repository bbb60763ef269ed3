#pragma once

#include <gtest/gtest.h>

#include "services/cloudwatch/cloudwatch.h"
#include "tests/support/test_world.h"

namespace wt::cloudwatch {

// An alarm on App/Load of service web, above 50 on average.
inline Json WebAlarm(std::string_view name, const Json& changes = Json::object()) {
  Json alarm{{"AlarmName", name},
             {"Namespace", "App"},
             {"MetricName", "Load"},
             {"Dimensions", {{{"Name", "Service"}, {"Value", "web"}}}},
             {"Statistic", "Average"},
             {"Period", 60},
             {"EvaluationPeriods", 3},
             {"Threshold", 50.0},
             {"ComparisonOperator", "GreaterThanThreshold"}};
  for (const auto& [key, value] : changes.items()) {
    if (value.is_null()) {
      alarm.erase(key);
    } else {
      alarm[key] = value;
    }
  }
  return alarm;
}

inline void PutLoad(TestWorld& world, double value) {
  world.Call("cloudwatch.PutMetricData",
             {{"Namespace", "App"},
              {"MetricData",
               {{{"MetricName", "Load"},
                 {"Dimensions", {{{"Name", "Service"}, {"Value", "web"}}}},
                 {"Value", value},
                 {"Unit", "Percent"}}}}});
}

// A value each minute, so many times.
inline void RunMinutes(TestWorld& world, int minutes, double value) {
  for (int i = 0; i < minutes; ++i) {
    PutLoad(world, value);
    world.Advance(Minutes(1));
  }
}

inline Json DescribeAlarm(TestWorld& world, std::string_view name) {
  const Json answer =
      world.Call("cloudwatch.DescribeAlarms",
                 {{"AlarmNames", {name}}, {"AlarmTypes", {"MetricAlarm", "CompositeAlarm"}}});
  for (const char* list : {"MetricAlarms", "CompositeAlarms"}) {
    if (answer.contains(list) && !answer[list].empty()) return answer[list][0];
  }
  return Json::object();
}

inline std::string StateOf(TestWorld& world, std::string_view name) {
  return DescribeAlarm(world, name).value("StateValue", "");
}

}  // namespace wt::cloudwatch
