#include <algorithm>

#include "emulator/sim/clock_mode.h"
#include "emulator/world/caller.h"
#include "emulator/world/page.h"
#include "emulator/world/world.h"
#include "scenarios/engine/live/live.h"
#include "scenarios/engine/live/parts.h"

namespace wt::live {
namespace {

constexpr Duration kShown = Hours(24);

// What one listener is told.
class Feed : public server::Stream {
 public:
  Feed(World& world, std::string account, std::string region)
      : world_(world), account_(std::move(account)), region_(std::move(region)) {}

  bool More(std::string& out) override {
    Tell(out);
    return true;
  }

 private:
  void Tell(std::string& out) {
    const std::string mode = sim::FormatClockSetting(world_.clock());
    const bool same = told_ && world_.now() == now_ && world_.newest_entry() == newest_;
    if (same && mode == mode_ && world_.seed() == seed_) return;
    // A world that went back is another one.
    if (told_ &&
        (world_.now() < now_ || world_.newest_entry() < newest_ || world_.seed() != seed_)) {
      told_ = false;
    }
    const bool more =
        world_.newest_entry() != newest_ || StepOf(zero_, world_.now()) != StepOf(zero_, now_);
    now_ = world_.now();
    newest_ = world_.newest_entry();
    seed_ = world_.seed();
    mode_ = mode;
    Context ctx(world_, account_, region_);
    if (told_ && more && Panels().Plan(ctx) != plan_) told_ = false;
    if (!told_) return Event("report", Whole(ctx), out);
    Event("tick", Tick(ctx, more), out);
  }

  static void Event(std::string_view name, const Json& data, std::string& out) {
    // One line: JSON has no line breaks of its own.
    StrAppend(out, "event: ", name,
              "\ndata: ", data.dump(-1, ' ', false, Json::error_handler_t::replace), "\n\n");
  }

  Json Whole(Context& ctx) {
    const Instant earliest = std::max(world_.options().start, now_ - kShown);
    zero_ = {earliest.micros / kStep.micros * kStep.micros};
    zones_ = {};
    panels_ = {};
    marks_ = {};
    plan_ = panels_.Plan(ctx);
    told_ = true;
    Json news = zones_.News(ctx, zero_);
    return Json{{"schema", 1},
                {"kind", "live"},
                {"scenario", StrCat(region_, " of ", account_)},
                {"title", "Windtunnel"},
                {"seed", world_.seed()},
                {"start", FormatIso8601(zero_)},
                {"length_s", SecondsSince(zero_, now_)},
                {"step_s", kStep.seconds()},
                {"build", WT_VERSION},
                {"mode", mode_},
                {"panels", plan_},
                {"values", panels_.News(ctx, zero_)},
                {"marks", marks_.News(ctx, zero_)},
                {"zones",
                 {{"names", news["names"]},
                  {"instances", Plain(news["instances"])},
                  {"tasks", Plain(news["tasks"])}}}};
  }

  Json Tick(Context& ctx, bool more) {
    Json tick{{"length_s", SecondsSince(zero_, now_)}, {"mode", mode_}};
    if (!more) return tick;
    const auto add = [&tick](const char* name, Json news) {
      if (!news.empty()) tick[name] = std::move(news);
    };
    Json zones = zones_.News(ctx, zero_);
    add("names", std::move(zones["names"]));
    add("instances", std::move(zones["instances"]));
    add("tasks", std::move(zones["tasks"]));
    add("values", panels_.News(ctx, zero_));
    add("marks", marks_.News(ctx, zero_));
    return tick;
  }

  // Without their numbers, which at first are those of their places.
  static Json Plain(const Json& numbered) {
    Json plain = Json::array();
    for (const Json& one : numbered) plain.push_back(one[1]);
    return plain;
  }

  World& world_;
  const std::string account_, region_;
  bool told_ = false;  // The listener has a whole page, and this is what it was of:
  Instant zero_, now_;
  int64_t newest_ = 0;
  uint64_t seed_ = 0;
  std::string mode_;
  Json plan_;
  Zones zones_;
  Panels panels_;
  Marks marks_;
};

}  // namespace

std::unique_ptr<server::Stream> Open(World& world, const wire::HttpRequest& request) {
  if (request.path() != "/_windtunnel/live" || request.method != "GET") return nullptr;
  std::string account = QueryValue(request.query(), "account");
  std::string region = QueryValue(request.query(), "region");
  if (account.empty()) account = kDefaultAccount;
  if (region.empty()) region = world.options().region;
  return std::make_unique<Feed>(world, std::move(account), std::move(region));
}

}  // namespace wt::live
