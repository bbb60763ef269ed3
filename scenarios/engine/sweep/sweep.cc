#include "scenarios/engine/sweep/sweep.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <mutex>
#include <numeric>
#include <set>
#include <thread>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"
#include "emulator/sim/rng.h"
#include "scenarios/engine/outputs/report.h"
#include "scenarios/engine/run/run.h"
#include "scenarios/engine/run/words.h"

namespace wt::scenario {
namespace {

std::string TextOf(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// All of them, the last axis the fastest.
std::vector<SweepPoint> Grid(const Sweep& sweep) {
  std::vector<SweepPoint> points(1);
  for (const Axis& axis : sweep.axes) {
    std::vector<SweepPoint> more;
    for (const SweepPoint& point : points) {
      for (const Json& value : axis.values) {
        more.push_back(point);
        more.back().overrides.emplace_back(axis.path, TextOf(value));
      }
    }
    points = std::move(more);
  }
  return points;
}

// As many points as asked for, each axis walked evenly in an order of its own.
std::vector<SweepPoint> Latin(const Sweep& sweep, uint64_t seed) {
  const auto count = static_cast<size_t>(std::max<int64_t>(0, sweep.samples));
  std::vector<SweepPoint> points(count);
  for (const Axis& axis : sweep.axes) {
    std::vector<size_t> order(count);
    std::iota(order.begin(), order.end(), size_t{0});
    sim::Rng rng(seed, StrCat("sweep.", axis.path));
    for (size_t i = count; i > 1; --i) {
      const auto other = static_cast<size_t>(rng.Below(i));
      std::swap(order[i - 1], order[other]);
    }
    for (size_t i = 0; i < count; ++i) {
      const size_t value = order[i] * axis.values.size() / count;
      points[i].overrides.emplace_back(axis.path, TextOf(axis.values[value]));
    }
  }
  return points;
}

Json LineOf(const SweepPoint& point, const RunResult& run) {
  Json values = Json::object();
  for (const auto& [path, value] : point.overrides) values[path] = value;
  Json metrics = Json::object(), verdicts = Json::object();
  if (run.measures) {
    for (const Figure& figure : FiguresOf(run)) metrics[figure.name] = Short(figure.value);
  }
  for (const Verdict& verdict : run.verdicts) {
    verdicts[verdict.name] = Json{{"ok", verdict.ok}, {"value", Short(verdict.value)}};
  }
  return Json{{"scenario", run.scenario->name},
              {"point", point.Key()},
              {"values", values},
              {"seed", run.seed},
              {"digest", run.digest},
              {"outcome", OutcomeName(run.outcome)},
              {"problem", run.problem},
              {"verdicts", verdicts},
              {"metrics", metrics}};
}

struct Work {
  SweepPoint point;
  Scenario scenario;
  uint64_t seed = 1;
};

Result<std::vector<Work>> Plan(const SweepOptions& options) {
  const auto load =
      [&](const std::vector<std::pair<std::string, std::string>>& more) -> Result<Scenario> {
    LoadOptions given{.router = options.router, .overrides = options.overrides, .folder = ""};
    given.overrides.insert(given.overrides.end(), more.begin(), more.end());
    Loaded loaded = LoadFile(options.file, given);
    if (loaded.scenario) return *std::move(loaded.scenario);
    return Error{.code = "BadScenario", .message = ToString(loaded.problems)};
  };
  const Scenario base = WT_TRY(load({}));
  const Sweep sweep = base.sweep.value_or(Sweep{});
  const int64_t runs = options.runs > 0 ? options.runs : sweep.runs;
  std::vector<Work> works;
  for (const SweepPoint& point : PointsOf(sweep, base.seed)) {
    const auto of = static_cast<uint64_t>(options.shard.of);
    if (Fingerprint(point.Key()) % of != static_cast<uint64_t>(options.shard.index)) continue;
    const Scenario scenario = WT_TRY(load(point.overrides));
    // The same seeds at every point: differences are the points' own.
    for (int64_t i = 0; i < runs; ++i) {
      works.push_back({point, scenario, scenario.seed + static_cast<uint64_t>(i)});
    }
  }
  return works;
}

struct Sums {
  double count = 0, sum = 0, squares = 0;

  void Add(double value) {
    ++count;
    sum += value;
    squares += value * value;
  }
  double mean() const { return count > 0 ? sum / count : kNothing; }
  double half_width() const {
    if (count < 2) return 0;
    const double variance = std::max(0.0, (squares - sum * sum / count) / (count - 1));
    return 1.96 * std::sqrt(variance / count);
  }
};

}  // namespace

std::string SweepPoint::Key() const {
  std::vector<std::string> parts;
  for (const auto& [path, value] : overrides) parts.push_back(StrCat(path, "=", value));
  return Join(parts, " ");
}

std::vector<SweepPoint> PointsOf(const Sweep& sweep, uint64_t seed) {
  // Deviation: Sobol's sequence is not built; its points are a Latin hypercube's, which covers each
  // axis as evenly.
  return sweep.sample == Sweep::Sample::kAll ? Grid(sweep) : Latin(sweep, seed);
}

Result<Shard> ParseShard(const std::string& text) {
  const size_t slash = text.find('/');
  const auto index = ParseInt(text.substr(0, slash));
  const auto of = slash == std::string::npos ? std::nullopt : ParseInt(text.substr(slash + 1));
  if (!index || !of || *of < 1 || *index < 0 || *index >= *of) {
    return Error{.code = "BadShard",
                 .message = StrCat("'", text,
                                   "' is not a shard such as 0/8: i/n with i from 0 to "
                                   "n-1")};
  }
  return Shard{*index, *of};
}

Result<std::vector<Json>> RunSweep(const SweepOptions& options) {
  const std::vector<Work> works = WT_TRY(Plan(options));
  std::vector<Json> lines(works.size());
  std::atomic<size_t> next{0};
  int64_t done = 0;
  std::mutex telling;
  const auto work = [&] {
    for (size_t i = next++; i < works.size(); i = next++) {
      const RunResult run = Run(works[i].scenario, {.seed = works[i].seed});
      lines[i] = LineOf(works[i].point, run);
      const std::lock_guard<std::mutex> lock(telling);
      ++done;
      if (options.progress) options.progress(done, static_cast<int64_t>(works.size()));
    }
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < options.jobs; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  return lines;
}

Result<std::vector<Json>> MergeLines(const std::vector<std::vector<Json>>& shards) {
  std::map<std::pair<std::string, uint64_t>, Json> all;
  std::map<std::string, std::set<uint64_t>> seeds;
  for (const auto& lines : shards) {
    for (const Json& line : lines) {
      const std::string point = line.value("point", "");
      const auto seed = line.value("seed", uint64_t{0});
      if (!all.emplace(std::pair{point, seed}, line).second) {
        return Error{.code = "Twice",
                     .message = StrCat("two shards have seed ", seed, " of ", point)};
      }
      seeds[point].insert(seed);
    }
  }
  std::set<uint64_t> every;
  for (const auto& [point, some] : seeds) every.insert(some.begin(), some.end());
  for (const auto& [point, some] : seeds) {
    for (const uint64_t seed : every) {
      if (some.contains(seed)) continue;
      return Error{.code = "Missing", .message = StrCat("no shard has seed ", seed, " of ", point)};
    }
  }
  std::vector<Json> out;
  for (auto& [key, line] : all) out.push_back(std::move(line));
  return out;
}

std::string SweepTable(const std::vector<Json>& lines) {
  static const std::vector<std::string> kFigures = {"cost.instances", "slo.errors",
                                                    "elasticity.theta_under.tasks",
                                                    "elasticity.theta_over.tasks"};
  struct Row {
    int64_t runs = 0, passed = 0;
    std::map<std::string, Sums> figures;
  };
  std::map<std::string, Row> rows;
  std::vector<std::string> order;
  for (const Json& line : lines) {
    const std::string point = line.value("point", "");
    if (!rows.contains(point)) order.push_back(point);
    Row& row = rows[point];
    ++row.runs;
    row.passed += line.value("outcome", "") == "passed" ? 1 : 0;
    for (const std::string& name : kFigures) {
      const Json value = line["metrics"].value(name, Json());
      if (value.is_number()) row.figures[name].Add(value.get<double>());
    }
  }
  std::string out;
  for (const std::string& point : order) {
    const Row& row = rows[point];
    StrAppend(out, row.passed == row.runs ? "  ok    " : "  FAIL  ",
              point.empty() ? "as it stands" : point, "  ", row.passed, " of ", row.runs,
              " passed");
    for (const std::string& name : kFigures) {
      const auto known = row.figures.find(name);
      if (known == row.figures.end()) continue;
      StrAppend(out, "  ", name, " ", NumberText(known->second.mean(), 4));
      if (known->second.count > 1) StrAppend(out, " ±", NumberText(known->second.half_width(), 2));
    }
    out += "\n";
  }
  return out;
}

}  // namespace wt::scenario
