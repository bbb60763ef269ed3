#include "emulator/base/strings.h"
#include "services/route53/route53.h"
#include "services/route53/state.h"

namespace wt::route53 {
namespace {

namespace law = laws::name_resolution;

class WorldZones : public law::Zones {
 public:
  explicit WorldZones(Turn& turn) : turn_(turn) {}

  std::vector<law::Zone> Public(std::string_view) const override { return {}; }
  std::optional<law::Zone> Private(std::string_view) const override { return std::nullopt; }
  std::optional<law::Zone> ById(std::string_view) const override { return std::nullopt; }
  std::vector<law::RecordSet> Sets(std::string_view, std::string_view,
                                   std::string_view) const override {
    return {};
  }
  bool Exists(std::string_view, std::string_view) const override { return false; }
  std::optional<law::Endpoint> FindEndpoint(std::string_view name) const override {
    const auto* row = turn_.Peek<EndpointRow>(name);
    if (row == nullptr && name.starts_with("dualstack.")) {
      row = turn_.Peek<EndpointRow>(name.substr(10));
    }
    if (row == nullptr) return std::nullopt;
    return law::Endpoint{row->addresses, row->healthy};
  }

 private:
  Turn& turn_;
};

std::string EndpointKey(std::string_view dns_name) {
  return law::Normalise(dns_name).value_or(std::string(dns_name));
}

}  // namespace

void PublishEndpoint(Turn& turn, std::string_view dns_name,
                     const std::vector<std::string>& addresses, bool healthy) {
  turn.Put(EndpointRow{EndpointKey(dns_name), addresses, healthy});
}

void WithdrawEndpoint(Turn& turn, std::string_view dns_name) {
  turn.Erase<EndpointRow>(EndpointKey(dns_name));
}

law::Answer Resolve(Turn& turn, std::string_view name, std::string_view type,
                    const Viewer& viewer) {
  laws::routing_policy::Viewer place = viewer.place;
  if (place.region.empty()) place.region = "us-east-1";
  return law::Resolve(WorldZones(turn), name, type, place, [&turn](uint64_t bound) {
    return turn.rng("route53.answer").Below(bound);
  });
}

}  // namespace wt::route53
