#include "tests/emulator/harbour/harbour.h"

#include <memory>

#include "services/harbour/service_entry.h"

namespace wt::harbour {
namespace {

class Berthing : public Controller {
 public:
  std::string_view name() const override { return kBerthing; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override {
    const ScopedKey ship = SplitKey(key);
    std::optional<ShipRow> row = turn.Find<ShipRow>(ship.account, ship.region, ship.rest);
    if (!row || !row->berth.empty()) return;
    row->berth = StrCat("pier-", turn.rng("harbour.berth").Below(100));
    turn.Trace("berthed", {{"service", row->name}, {"berth", row->berth}});
    turn.Publish(ShipBerthed{row->name, row->berth});
    turn.Put(*row);
  }
};

class Patrol : public Controller {
 public:
  std::string_view name() const override { return kPatrol; }
  sim::TimerKind kind() const override { return sim::TimerKind::kPeriodic; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override {
    turn.Trace("patrolled", {{"sea", key}});
    turn.WakeIn(kPatrolPeriod, key);
  }
};

}  // namespace

void Install(World& world) {
  world.Install(GetServiceEntry());
  world.AddRows<ShipRow>();
  world.AddController(std::make_unique<Berthing>());
  world.AddController(std::make_unique<Patrol>());
  // Every account finds its tug in every Region.
  world.OnScope("harbour", [](Context& ctx) {
    ctx.Put(ShipRow{.name = "tug", .kind = "STEAM", .berth = "own", .created_at = ctx.now()});
  });
}

Caller TestCaller() { return {.access_key_id = "test", .region = "us-east-1"}; }

wire::HttpRequest JsonRequest(std::string_view operation, std::string body) {
  return {.method = "POST",
          .target = "/",
          .headers = {{"Host", "localhost:4566"},
                      {"X-Amz-Target", StrCat("Harbour_20200101.", operation)},
                      {"Content-Type", "application/x-amz-json-1.1"},
                      {"Authorization",
                       "AWS4-HMAC-SHA256 Credential=test/20240101/us-east-1/harbour/aws4_request, "
                       "SignedHeaders=host, Signature=0"}},
          .body = std::move(body)};
}

}  // namespace wt::harbour
