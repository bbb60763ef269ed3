#include <algorithm>

#include "services/route53/record_set.h"
#include "services/route53/route53.h"
#include "services/route53/zone.h"

namespace wt::route53 {
namespace {

namespace law = laws::name_resolution;

law::Zone ToLaw(const ZoneRow& row) { return {row.id, row.name, row.name_servers}; }

law::RecordSet ToLawSet(Turn& turn, const ResourceRecordSet& set) {
  law::RecordSet out;
  out.name = set.name;
  out.type = set.type;
  out.ttl = set.ttl.value_or(0);
  for (const ResourceRecord& record : set.resource_records) out.values.push_back(record.value);
  if (set.alias_target) {
    out.alias = law::Alias{set.alias_target->hosted_zone_id, set.alias_target->dns_name,
                           set.alias_target->evaluate_target_health};
  }
  out.policy = ToLaw(turn, set);
  return out;
}

// The rows as the law asks for them. Zones of all accounts are one name space.
class WorldZones : public law::Zones {
 public:
  WorldZones(Turn& turn, std::string vpc_id) : turn_(turn), vpc_id_(std::move(vpc_id)) {}

  std::vector<law::Zone> Public(std::string_view name) const override {
    std::vector<law::Zone> zones;
    for (const ZoneRow& row : turn_.Rows<ZoneRow>().By<0>(name)) {
      if (!row.is_private) zones.push_back(ToLaw(row));
    }
    return zones;
  }

  std::optional<law::Zone> Private(std::string_view name) const override {
    if (vpc_id_.empty()) return std::nullopt;
    for (const ZoneRow& row : turn_.Rows<ZoneRow>().By<0>(name)) {
      const bool seen = std::any_of(row.vpcs.begin(), row.vpcs.end(), [&](std::string_view vpc) {
        return vpc.substr(vpc.find('/') + 1) == vpc_id_;
      });
      if (row.is_private && seen) return ToLaw(row);
    }
    return std::nullopt;
  }

  std::optional<law::Zone> ById(std::string_view id) const override {
    const ZoneRow* row = ZoneById(turn_, id);
    return row == nullptr ? std::nullopt : std::optional(ToLaw(*row));
  }

  std::vector<law::RecordSet> Sets(std::string_view zone_id, std::string_view name,
                                   std::string_view type) const override {
    std::vector<law::RecordSet> sets;
    const ZoneRow* zone = ZoneById(turn_, zone_id);
    if (zone == nullptr) return sets;
    for (const ResourceRecordSet& set : RecordsAt(turn_, *zone, name, type)) {
      sets.push_back(ToLawSet(turn_, set));
    }
    return sets;
  }

  bool Exists(std::string_view zone_id, std::string_view name) const override {
    const ZoneRow* zone = ZoneById(turn_, zone_id);
    if (zone == nullptr) return false;
    const std::string key = law::SortKey(name);
    const auto& rows = turn_.Rows<RecordRow>();
    if (!rows.Scan(zone->account, zone->region, zone->id, key).empty()) return true;
    const auto below = rows.ScanAfter(key, zone->account, zone->region, zone->id);
    return !below.empty() && below.begin()->sort_key.starts_with(key + " ");
  }

  std::optional<law::Endpoint> FindEndpoint(std::string_view name) const override {
    const auto* row = turn_.Peek<EndpointRow>(name);
    constexpr std::string_view kDualStack = "dualstack.";
    if (row == nullptr && name.starts_with(kDualStack)) {
      row = turn_.Peek<EndpointRow>(name.substr(kDualStack.size()));
    }
    if (row == nullptr) return std::nullopt;
    return law::Endpoint{row->addresses, row->healthy};
  }

 private:
  Turn& turn_;
  std::string vpc_id_;
};

laws::routing_policy::Viewer PlaceOf(const Viewer& viewer) {
  laws::routing_policy::Viewer place = viewer.place;
  if (place.region.empty()) place.region = "us-east-1";
  return place;
}

laws::routing_policy::Draw DrawOf(Turn& turn) {
  return [&turn](uint64_t bound) { return turn.rng("route53.answer").Below(bound); };
}

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
  return law::Resolve(WorldZones(turn, viewer.vpc_id), name, type, PlaceOf(viewer), DrawOf(turn));
}

law::Answer AskZone(Turn& turn, std::string_view zone_id, std::string_view name,
                    std::string_view type, const Viewer& viewer) {
  const WorldZones zones(turn, viewer.vpc_id);
  const std::optional<law::Zone> zone = zones.ById(zone_id);
  if (!zone) return {};
  return law::Ask(zones, *zone, name, type, PlaceOf(viewer), DrawOf(turn));
}

}  // namespace wt::route53
