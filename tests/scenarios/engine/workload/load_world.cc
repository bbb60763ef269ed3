#include "tests/scenarios/engine/workload/load_world.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "emulator/world/page.h"

namespace wt {
namespace {

std::string After(const std::string& arn, const std::string& mark) {
  return arn.substr(arn.find(mark) + mark.size());
}

Json Dimensions(const Json& given) {
  Json out = Json::array();
  for (const auto& [name, value] : given.items()) out.push_back({{"Name", name}, {"Value", value}});
  return out;
}

}  // namespace

void LoadWorld::MakeStack(const SeedStackSizes& sizes) {
  stack_ = MakeSeedStack(
      [this](std::string_view operation, const Json& request) { return Call(operation, request); },
      sizes);
  Advance(Minutes(15));
  EXPECT_EQ(Service()["runningCount"], sizes.tasks);
}

wire::HttpResponse LoadWorld::Page(const std::string& method, const std::string& path,
                                   const std::string& body) {
  const wire::HttpRequest request{method, "/_windtunnel/" + path, {}, body};
  std::optional<wire::HttpResponse> answer;
  const std::string_view asked = std::string_view(path).substr(0, path.find('?'));
  world().RunTurn("control", [&](Turn& turn) { turn.Publish(PageAsked{asked, request, answer}); });
  if (!answer) return {.status = 404};
  return *answer;
}

Json LoadWorld::Load(const std::string& target, const std::string& body) {
  const wire::HttpResponse answer = Page("PUT", "load/" + target, body);
  EXPECT_EQ(answer.status, 200) << answer.body;
  return Json::parse(answer.body);
}

void LoadWorld::Clear(const std::string& target) {
  EXPECT_EQ(Page("DELETE", "load/" + target).status, 200);
}

Json LoadWorld::LoadOf(const std::string& target) {
  return Json::parse(Page("GET", "load/" + target).body);
}

std::vector<double> LoadWorld::Metric(const std::string& name_space, const std::string& name,
                                      const Json& dimensions, const std::string& statistic,
                                      int minutes, int period) {
  const int64_t minute = Minutes(1).micros;
  const Instant end{now().micros / minute * minute};
  Json request = {{"Namespace", name_space},
                  {"MetricName", name},
                  {"Dimensions", Dimensions(dimensions)},
                  {"StartTime", FormatIso8601(end - Minutes(minutes))},
                  {"EndTime", FormatIso8601(end)},
                  {"Period", period}};
  const bool basic = statistic[0] != 'p';
  request[basic ? "Statistics" : "ExtendedStatistics"] = Json::array({statistic});
  Json points = Call("cloudwatch.GetMetricStatistics", request)["Datapoints"];
  std::sort(points.begin(), points.end(),
            [](const Json& a, const Json& b) { return a["Timestamp"] < b["Timestamp"]; });
  std::vector<double> values;
  for (const Json& point : points) {
    values.push_back(basic ? point[statistic] : point["ExtendedStatistics"][statistic]);
  }
  return values;
}

double LoadWorld::ServiceCpu() {
  const std::vector<double> values = Metric(
      "AWS/ECS", "CPUUtilization", {{"ClusterName", "main"}, {"ServiceName", "web"}}, "Average", 1);
  return values.empty() ? -1 : values.back();
}

Json LoadWorld::Service() {
  return Call("ecs.DescribeServices",
              {{"cluster", "main"}, {"services", Json::array({"web"})}})["services"][0];
}

int64_t LoadWorld::Instances() {
  const Json groups = Call("autoscaling.DescribeAutoScalingGroups");
  return static_cast<int64_t>(groups["AutoScalingGroups"][0]["Instances"].size());
}

std::string LoadWorld::AlarmState(const std::string& which) {
  const Json alarms = Call("cloudwatch.DescribeAlarms",
                           {{"AlarmNamePrefix", "TargetTracking-service/main/web-" + which}});
  return alarms["MetricAlarms"].empty() ? "" : alarms["MetricAlarms"][0]["StateValue"];
}

std::vector<std::string> LoadWorld::Why(const std::string& subject) {
  std::vector<std::string> events;
  for (int64_t id = world().NewestAbout(subject); id > 0;) {
    const auto entry = world().FindEntry(id);
    if (!entry) break;
    events.push_back(entry->event);
    id = entry->because;
  }
  return events;
}

std::string LoadWorld::BalancerDimension() const {
  return After(stack_.load_balancer, ":loadbalancer/");
}

std::string LoadWorld::GroupDimension() const {
  return stack_.target_group.substr(stack_.target_group.find("targetgroup/"));
}

}  // namespace wt
