#include "scenarios/engine/workload/page.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "emulator/base/encoding.h"
#include "emulator/control/answer.h"
#include "emulator/laws/load/curve.h"
#include "emulator/laws/load/queue.h"
#include "emulator/world/caller.h"
#include "emulator/world/world.h"
#include "scenarios/engine/workload/workload.h"

namespace wt::workload {
namespace {

using Json = nlohmann::ordered_json;

Error Bad(std::string message) { return {.code = "BadRequest", .message = std::move(message)}; }

double Rounded(double value, double to) { return std::round(value / to) * to; }

Json ToJson(Context& ctx, const LoadRow& row) {
  const Standing now = StandingOf(ctx, row);
  const auto millis = [](double seconds) { return Rounded(seconds * 1000, 0.001); };
  Json profile{{"cpu_ms", millis(row.cpu_seconds)},
               {"wait_ms", millis(row.wait_seconds)},
               {"cv", row.cv},
               {"in_flight_max", row.in_flight_max},
               {"memory_per_request_mib", row.memory_per_request_mib}};
  if (row.memory_base_mib >= 0) profile["memory_mib"] = row.memory_base_mib;
  return Json{{"target", row.target},
              {"kind", row.kind},
              {"rate", row.rate},
              {"since", FormatIso8601(row.since, true)},
              {"profile", profile},
              {"now",
               {{"requests_per_second", Rounded(now.rate, 0.001)},
                {"tasks", now.tasks},
                {"cpu_percent", Rounded(100 * now.utilisation, 0.01)},
                {"error_percent", Rounded(100 * now.error_share, 0.001)},
                {"mean_ms", millis(now.mean_seconds)},
                {"p50_ms", millis(now.p50_seconds)},
                {"p99_ms", millis(now.p99_seconds)}}}};
}

// A member of the body as text; numbers are taken too where no unit is needed.
std::optional<std::string> TextOf(const Json& body, const char* name) {
  if (!body.contains(name)) return std::nullopt;
  return body[name].is_string() ? body[name].get<std::string>() : body[name].dump();
}

Result<void> ReadSeconds(const Json& body, const char* name, double& seconds) {
  const auto text = TextOf(body, name);
  if (!text) return {};
  const std::optional<Duration> parsed = ParseDuration(*text);
  if (!parsed || *parsed < Duration{}) {
    return Bad(StrCat(name, ": '", *text, "' is not a duration such as 15ms."));
  }
  seconds = parsed->seconds();
  return {};
}

Result<void> ReadNumber(const Json& body, const char* name, double least, double most,
                        double& number) {
  if (!body.contains(name)) return {};
  if (!body[name].is_number() || body[name].get<double>() < least ||
      body[name].get<double>() > most) {
    return Bad(StrCat(name, ": ", body[name].dump(), " is not a number from ",
                      static_cast<int64_t>(least), " to ", static_cast<int64_t>(most), "."));
  }
  number = body[name].get<double>();
  return {};
}

// "350MiB", "2GiB", "512KiB".
Result<void> ReadMebibytes(const Json& body, const char* name, double& mebibytes) {
  const auto text = TextOf(body, name);
  if (!text) return {};
  const size_t unit_at = std::min(text->find_first_not_of("0123456789."), text->size());
  const std::string unit = text->substr(unit_at);
  double number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + unit_at, number);
  const double factor = unit == "KiB" ? 1.0 / 1024 : unit == "MiB" ? 1 : unit == "GiB" ? 1024 : 0;
  if (error != std::errc() || end != text->data() + unit_at || factor == 0) {
    return Bad(StrCat(name, ": '", *text, "' is not an amount such as 350MiB."));
  }
  mebibytes = number * factor;
  return {};
}

Result<LoadRow> ReadRow(const Json& body, LoadRow row) {
  static constexpr std::string_view kKnown[] = {
      "rate", "cpu", "wait", "cv", "memory", "memory_per_request", "in_flight_max", "host", "path"};
  for (const auto& [name, value] : body.items()) {
    if (std::find(std::begin(kKnown), std::end(kKnown), name) == std::end(kKnown)) {
      return Bad(StrCat(name, ": is none of ", Join(kKnown, ", "), "."));
    }
  }
  const auto rate = TextOf(body, "rate");
  if (!rate) return Bad("rate: a rate such as 250/s is wanted.");
  WT_TRY(laws::load::ParseCurve(*rate));
  row.rate = *rate;
  WT_TRY(ReadSeconds(body, "cpu", row.cpu_seconds));
  if (row.cpu_seconds <= 0) return Bad("cpu: a request takes some CPU, such as 15ms.");
  WT_TRY(ReadSeconds(body, "wait", row.wait_seconds));
  WT_TRY(ReadNumber(body, "cv", 0, 100, row.cv));
  WT_TRY(ReadMebibytes(body, "memory", row.memory_base_mib));
  WT_TRY(ReadMebibytes(body, "memory_per_request", row.memory_per_request_mib));
  double most = static_cast<double>(row.in_flight_max);
  WT_TRY(ReadNumber(body, "in_flight_max", 1, static_cast<double>(laws::load::kInFlightMax), most));
  row.in_flight_max = static_cast<int64_t>(most);
  row.host = TextOf(body, "host").value_or("");
  row.path = TextOf(body, "path").value_or("/");
  return row;
}

Result<Json> Perform(Context& ctx, const PageAsked& asked, const std::string& words) {
  const std::string& method = asked.request.method;
  if (words.empty()) {
    if (method != "GET") return Error{"MethodNotAllowed", "GET lists; PUT needs a target.", 405};
    Json loads = Json::array();
    for (const LoadRow& row : ctx.Rows<LoadRow>().Collect(ctx.account(), ctx.region())) {
      loads.push_back(ToJson(ctx, row));
    }
    return Json{{"loads", loads}};
  }
  // A load can be cleared although its target is gone.
  if (method == "DELETE" && ctx.Peek<LoadRow>(words, std::string_view()) != nullptr) {
    WT_TRY(ClearLoad(ctx, words));
    return Json{{"target", words}, {"status", "cleared"}};
  }
  const Target target = WT_TRY(FindTarget(ctx, ctx.account(), ctx.region(), words));
  if (method == "PUT" || method == "POST") {
    Json body = Json::parse(asked.request.body, nullptr, false);
    if (!body.is_object()) return Bad("The body must be a JSON object.");
    LoadRow row = WT_TRY(ReadRow(body, {.target = target.id, .kind = target.kind}));
    SetLoad(ctx, std::move(row));
    return ToJson(ctx, *ctx.Find<LoadRow>(target.id, std::string_view()));
  }
  if (method == "DELETE") {
    WT_TRY(ClearLoad(ctx, target.id));
    return Json{{"target", target.id}, {"status", "cleared"}};
  }
  if (method != "GET") return Error{"MethodNotAllowed", "GET, PUT and DELETE are known.", 405};
  const std::optional<LoadRow> row = ctx.Find<LoadRow>(target.id, std::string_view());
  if (!row) return Error{"NotFound", StrCat("There is no load on ", target.id, "."), 404};
  return ToJson(ctx, *row);
}

}  // namespace

void AnswerPage(Turn& turn, const PageAsked& asked) {
  if (asked.path != "load" && !asked.path.starts_with("load/")) return;
  const std::string_view query = asked.request.query();
  std::string region = QueryValue(query, "region"), account = QueryValue(query, "account");
  if (region.empty()) region = turn.world().options().region;
  if (account.empty()) account = kDefaultAccount;
  Context ctx(turn.world(), account, region);
  const std::string words = asked.path == "load" ? "" : UrlDecode(asked.path.substr(5), false);
  const Result<Json> done = Perform(ctx, asked, words);
  asked.answer = done.ok() ? control::Answer(*done) : control::Refuse(done.error());
}

}  // namespace wt::workload
