#include <algorithm>
#include <cmath>

#include "scenarios/engine/live/parts.h"
#include "services/cloudwatch/metric.h"
#include "services/cloudwatch/state.h"
#include "services/ecs/ecs.h"

namespace wt::live {
namespace {

// More lines in one panel than this tell nobody anything.
constexpr size_t kLinesMax = 12;

Json EmptyPanel(const char* id, const char* title, const char* unit) {
  return Json{{"id", id}, {"title", title}, {"unit", unit}, {"series", Json::array()}};
}

// "app/web/50dc6c495c0c9188" is "web" to its owner.
std::string BalancerName(const std::string& dimension) {
  const std::vector<std::string_view> parts = Split(dimension, '/');
  return std::string(parts.size() == 3 ? parts[1] : std::string_view(dimension));
}

// Five digits are more than a chart shows.
double Short(double value) {
  if (value == 0 || !std::isfinite(value)) return 0;
  const double scale = std::pow(10.0, 4 - std::floor(std::log10(std::fabs(value))));
  return std::round(value * scale) / scale;
}

}  // namespace

bool Panels::Add(Json& panel, std::string label, Line line) {
  Json& series = panel["series"];
  if (series.size() >= kLinesMax) return false;
  series.push_back({{"name", line.name}, {"label", label}, {"values", Json::array()}});
  lines_.push_back(std::move(line));
  return true;
}

void Panels::PlanMetrics(Context& ctx, Json& requests, Json& latency, Json& cpu, Json& instances) {
  for (const auto& row : ctx.Scan<cloudwatch::MetricRow>()) {
    const auto dimensions = cloudwatch::ParseDimensions(row.dimensions);
    const auto add = [&](Json& panel, std::string name, std::string label, std::string statistic,
                         double factor = 1) {
      return Add(panel, std::move(label),
                 {.name = std::move(name),
                  .metric = row.id,
                  .statistic = std::move(statistic),
                  .factor = factor});
    };
    const auto of = [&](std::string_view name) {
      const auto at = std::find_if(dimensions.begin(), dimensions.end(),
                                   [&](const auto& one) { return one.name == name; });
      return at == dimensions.end() ? std::string() : at->value;
    };
    if (row.name_space == "AWS/ApplicationELB" && dimensions.size() == 1) {
      const std::string balancer = BalancerName(of("LoadBalancer"));
      if (row.name == "RequestCount") {
        add(requests, balancer + ".rate", balancer, "Sum", 1.0 / 60);
      } else if (row.name == "HTTPCode_ELB_5XX_Count" || row.name == "HTTPCode_Target_5XX_Count") {
        const bool own = row.name == "HTTPCode_ELB_5XX_Count";
        add(requests, balancer + (own ? ".elb_5xx" : ".target_5xx"),
            balancer + (own ? " 5xx of the balancer" : " 5xx of targets"), "Sum", 1.0 / 60);
      } else if (row.name == "TargetResponseTime") {
        add(latency, balancer + ".latency.p50", balancer + " p50", "p50");
        add(latency, balancer + ".latency.p99", balancer + " p99", "p99");
      }
    } else if (row.name_space == "AWS/ECS" && row.name == "CPUUtilization" &&
               dimensions.size() == 2 && !of("ServiceName").empty()) {
      const std::string service = of("ServiceName");
      add(cpu, service + ".cpu", service, "Average");
    } else if (row.name == "CapacityProviderReservation") {
      const std::string provider = of("CapacityProviderName");
      if (add(instances, provider + ".reservation", provider + " reservation", "Average")) {
        instances["series"].back()["axis"] = "right";
        instances["series"].back()["unit"] = "%";
      }
    }
  }
}

Json Panels::Plan(Context& ctx) {
  lines_.clear();
  Json requests = EmptyPanel("requests", "Requests", "/s");
  Json latency = EmptyPanel("latency", "Latency", "s");
  Json tasks = EmptyPanel("tasks", "Tasks", "");
  Json instances = EmptyPanel("instances", "Container instances", "");
  Json cpu = EmptyPanel("cpu", "CPU of services", "%");
  for (const ecs::ServiceName& service : ecs::ServicesOf(ctx, ctx.account(), ctx.region())) {
    Add(tasks, service.name + " desired", {.name = service.name + ".tasks.desired"});
    Add(tasks, service.name + " running", {.name = service.name + ".tasks.running"});
  }
  for (const ecs::Registered& cluster : ecs::RegisteredOf(ctx, ctx.account(), ctx.region())) {
    Add(instances, cluster.cluster + " vCPU registered",
        {.name = cluster.cluster + ".cpu_registered"});
  }
  PlanMetrics(ctx, requests, latency, cpu, instances);
  Json panels = Json::array();
  for (Json* panel : {&requests, &latency, &tasks, &instances, &cpu}) {
    if (!(*panel)["series"].empty()) panels.push_back(std::move(*panel));
  }
  return panels;
}

Json Panels::News(Context& ctx, Instant zero) {
  const int64_t minute = StepOf(zero, ctx.now());
  std::map<std::string, double> counts;
  for (const ecs::ServiceName& service : ecs::ServicesOf(ctx, ctx.account(), ctx.region())) {
    const auto view =
        ecs::FindServiceView(ctx, ctx.account(), ctx.region(), service.cluster, service.name);
    if (!view) continue;
    counts[service.name + ".tasks.desired"] += static_cast<double>(view->desired);
    counts[service.name + ".tasks.running"] += static_cast<double>(view->running);
  }
  for (const ecs::Registered& cluster : ecs::RegisteredOf(ctx, ctx.account(), ctx.region())) {
    counts[cluster.cluster + ".cpu_registered"] = static_cast<double>(cluster.cpu) / 1024;
  }
  Json news = Json::object();
  for (Line& line : lines_) {
    Json values = Json::array();
    if (line.metric) {
      // A minute is told once it is over: until then its sum still grows.
      const Instant from = zero + kStep * (line.told + 1), to = zero + kStep * minute;
      if (from < to) {
        for (const cloudwatch::Sample& sample :
             cloudwatch::ReadMetric(ctx, *line.metric, line.statistic, from, to, kStep)) {
          const int64_t at = StepOf(zero, sample.at);
          if (at >= 0) values.push_back(Json::array({at, Short(sample.value * line.factor)}));
        }
        line.told = minute - 1;
      }
    } else if (const auto count = counts.find(line.name); count != counts.end()) {
      // Between two looks the count was what it was at the first.
      for (int64_t at = std::max(line.told + 1, int64_t{0}); line.last && at < minute; ++at) {
        values.push_back(Json::array({at, *line.last}));
      }
      if (line.told != minute || line.last != count->second) {
        values.push_back(Json::array({minute, count->second}));
      }
      line.told = minute;
      line.last = count->second;
    }
    if (!values.empty()) news[line.name] = std::move(values);
  }
  return news;
}

}  // namespace wt::live
