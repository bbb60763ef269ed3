#include "services/route53/record_set.h"

#include <algorithm>

#include "services/route53/errors.h"
#include "services/route53/geo_location.h"
#include "services/route53/health_check.h"
#include "services/route53/limits.h"
#include "services/route53/zone.h"

namespace wt::route53 {
namespace {

namespace law = laws::name_resolution;

std::string IdentifierOf(const ResourceRecordSet& set) { return set.set_identifier.value_or(""); }

// In which place of its policy a set is: no two of a name and type may be in the same.
std::string SlotOf(const ResourceRecordSet& set) {
  if (set.region) return StrCat("region ", *set.region);
  if (set.failover) return StrCat("failover ", *set.failover);
  if (set.geo_location) {
    return StrCat("geolocation ", set.geo_location->continent_code.value_or(""), "/",
                  set.geo_location->country_code.value_or(""), "/",
                  set.geo_location->subdivision_code.value_or(""));
  }
  if (set.cidr_routing_config) {
    return StrCat("CIDR location ", set.cidr_routing_config->location_name);
  }
  return "";
}

double Degrees(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

}  // namespace

// --- Rows ----------------------------------------------------------------------------------------

const RecordRow* FindRecord(Context& ctx, const ZoneRow& zone, const ResourceRecordSet& set) {
  return ctx.Turn::Peek<RecordRow>(zone.account, zone.region, zone.id, law::SortKey(set.name),
                                   set.type, IdentifierOf(set));
}

void PutRecord(Context& ctx, ZoneRow& zone, const ResourceRecordSet& set) {
  if (FindRecord(ctx, zone, set) == nullptr) ++zone.record_count;
  ctx.Turn::Put(RecordRow{zone.account, zone.region, zone.id, law::SortKey(set.name), set.type,
                          IdentifierOf(set), set});
}

void EraseRecord(Context& ctx, ZoneRow& zone, const ResourceRecordSet& set) {
  if (ctx.Turn::Erase<RecordRow>(zone.account, zone.region, zone.id, law::SortKey(set.name),
                                 set.type, IdentifierOf(set))) {
    --zone.record_count;
  }
}

std::vector<ResourceRecordSet> RecordsAt(Turn& turn, const ZoneRow& zone, std::string_view name,
                                         std::string_view type) {
  std::vector<ResourceRecordSet> sets;
  const std::string key = law::SortKey(name);
  const auto& rows = turn.Rows<RecordRow>();
  for (const RecordRow& row : rows.Scan(zone.account, zone.region, zone.id, key)) {
    if (type.empty() || row.type == type) sets.push_back(*row.set);
  }
  return sets;
}

// --- Policies ------------------------------------------------------------------------------------

std::string_view PolicyOf(const ResourceRecordSet& set) {
  if (set.weight) return "Weighted";
  if (set.region) return "Latency";
  if (set.failover) return "Failover";
  if (set.geo_location) return "Geolocation";
  if (set.geo_proximity_location) return "Geoproximity";
  if (set.multi_value_answer) return "Multivalue";
  if (set.cidr_routing_config) return "Cidr";
  return "";
}

laws::routing_policy::Candidate ToLaw(Turn& turn, const ResourceRecordSet& set) {
  using laws::routing_policy::Kind;
  laws::routing_policy::Candidate out;
  if (set.health_check_id) out.healthy = IsHealthy(turn, *set.health_check_id);
  if (set.weight) {
    out.kind = Kind::kWeighted;
    out.weight = *set.weight;
  } else if (set.region) {
    out.kind = Kind::kLatency;
    out.region = *set.region;
  } else if (set.failover) {
    out.kind = Kind::kFailover;
    out.primary = *set.failover == "PRIMARY";
  } else if (set.geo_location) {
    out.kind = Kind::kGeolocation;
    out.continent = set.geo_location->continent_code.value_or("");
    out.country = set.geo_location->country_code.value_or("");
    out.subdivision = set.geo_location->subdivision_code.value_or("");
  } else if (set.geo_proximity_location) {
    out.kind = Kind::kGeoproximity;
    out.region = set.geo_proximity_location->aws_region.value_or("");
    out.bias = set.geo_proximity_location->bias.value_or(0);
    if (const auto& at = set.geo_proximity_location->coordinates) {
      out.place = laws::routing_policy::Place{Degrees(at->latitude), Degrees(at->longitude)};
    }
  } else if (set.multi_value_answer) {
    out.kind = Kind::kMultivalue;
  } else if (set.cidr_routing_config) {
    out.kind = Kind::kIpBased;
    const auto& config = *set.cidr_routing_config;
    out.is_default = config.location_name == "*";
    const auto collection = turn.Rows<CidrCollectionRow>().By<0>(config.collection_id);
    if (!collection.empty()) {
      const auto* location =
          turn.Peek<CidrLocationRow>(collection.begin()->account, collection.begin()->region,
                                     config.collection_id, config.location_name);
      if (location != nullptr) out.blocks = location->blocks;
    }
  }
  return out;
}

std::string Described(const ResourceRecordSet& set) {
  return StrCat(
      "[name='", set.name, "', type='", set.type, "'",
      set.set_identifier ? StrCat(", set-identifier='", *set.set_identifier, "'") : std::string(),
      "]");
}

// --- Members -------------------------------------------------------------------------------------

Result<void> CheckMembers(std::string_view action, const ResourceRecordSet& set) {
  const std::string where =
      StrCat("Change with [Action=", action, ", Name=", set.name, ", Type=", set.type,
             ", SetIdentifier=", set.set_identifier.value_or("null"), "]");
  const auto refuse = [&](std::string_view what) {
    return error::InvalidInput(StrCat("Invalid request: ", what, " in ", where));
  };
  // 1. An alias, or values with a TTL.
  const bool values = set.ttl || !set.resource_records.empty();
  constexpr std::string_view kOneOf =
      "Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or "
      "TrafficPolicyInstanceId]";
  if (set.traffic_policy_instance_id) {
    return error::InvalidInput("Windtunnel does not implement traffic policies.");
  }
  if (set.alias_target && values) return refuse(StrCat(kOneOf, ", but found more than one"));
  if (!set.alias_target && (!set.ttl || set.resource_records.empty())) {
    if (values && !set.ttl) return refuse("Missing field 'TTL'");
    if (values) return refuse("Missing field 'ResourceRecords'");
    return refuse(StrCat(kOneOf, ", but found none"));
  }
  // 2. A routing policy and an identifier go together, and there is one policy.
  const int policies = (set.weight ? 1 : 0) + (set.region ? 1 : 0) + (set.failover ? 1 : 0) +
                       (set.geo_location ? 1 : 0) + (set.geo_proximity_location ? 1 : 0) +
                       (set.multi_value_answer ? 1 : 0) + (set.cidr_routing_config ? 1 : 0);
  constexpr std::string_view kPolicies =
      "Expected exactly one of [Weight, Region, Failover, GeoLocation, GeoProximityLocation, "
      "MultiValueAnswer, or CidrRoutingConfig]";
  if (policies > 1) return refuse(StrCat(kPolicies, ", but found more than one"));
  if (policies == 1 && !set.set_identifier) return refuse("Missing field 'SetIdentifier'");
  if (policies == 0 && set.set_identifier) return refuse(StrCat(kPolicies, ", but found none"));
  if (set.geo_location) {
    const GeoLocation& at = *set.geo_location;
    if (!DetailsOf(at.continent_code.value_or(""), at.country_code.value_or(""),
                   at.subdivision_code.value_or(""))) {
      return refuse("The geographic location is not one that Route 53 knows");
    }
  }
  if (set.multi_value_answer && !*set.multi_value_answer) {
    return refuse("MultiValueAnswer must be true where it is given");
  }
  if (set.multi_value_answer && set.alias_target) {
    return refuse("An alias cannot be a multivalue answer");
  }
  return {};
}

// --- Beside others -------------------------------------------------------------------------------

namespace {

// Sets of one name and type share a policy, and no two are in the same place of it.
std::string RoutingProblem(const std::vector<ResourceRecordSet>& others,
                           const ResourceRecordSet& set) {
  const std::string_view policy = PolicyOf(set);
  const std::string what = StrCat("RRSet with DNS name ", set.name, ", type ", set.type);
  size_t count = 0;
  for (const ResourceRecordSet& other : others) {
    if (other.type != set.type || other.set_identifier == set.set_identifier) continue;
    ++count;
    const std::string_view theirs = PolicyOf(other);
    if (policy.empty()) {
      return StrCat(what, " cannot be created because a multi-", theirs,
                    " RRSet exists with the same name and type.");
    }
    const std::string mine = StrCat(what, ", SetIdentifier ", *set.set_identifier);
    if (theirs != policy) {
      return StrCat(mine, " cannot be created because a non multi-", policy,
                    " RRSet exists with the same name and type.");
    }
    const std::string slot = SlotOf(set);
    if (!slot.empty() && slot == SlotOf(other)) {
      return StrCat(mine, " cannot be created because another RRSet with the same name, type and ",
                    slot, " exists.");
    }
  }
  const size_t sets_max = policy == "Geoproximity" ? kGeoproximitySetsMax : kSetsPerNameMax;
  if (count >= sets_max) {
    return StrCat(what, " cannot be created because there are ", sets_max,
                  " RRSets with the same name and type.");
  }
  return "";
}

}  // namespace

std::string PlaceProblem(Context& ctx, const ZoneRow& zone, const ResourceRecordSet& set) {
  // 1. Inside the zone, and the apex has no CNAME.
  if (!law::IsWithin(set.name, zone.name)) {
    return StrCat("RRSet with DNS name ", set.name, " is not permitted in zone ", zone.name);
  }
  const bool apex = set.name == zone.name;
  if (apex && set.type == "CNAME") {
    return StrCat("RRSet of type CNAME with DNS name ", set.name,
                  " is not permitted at apex in zone ", zone.name);
  }
  if (!apex && set.type == "SOA") {
    return StrCat("RRSet of type SOA with DNS name ", set.name, " is not permitted in zone ",
                  zone.name);
  }
  if (apex && set.type == "DS") {
    return StrCat("RRSet of type DS with DNS name ", set.name, " is not permitted at apex in zone ",
                  zone.name);
  }
  // 2. A CNAME stands alone at its name.
  const std::vector<ResourceRecordSet> others = RecordsAt(ctx, zone, set.name);
  for (const ResourceRecordSet& other : others) {
    if (set.type == "CNAME" && other.type != "CNAME") {
      return StrCat("RRSet of type CNAME with DNS name ", set.name,
                    " is not permitted as it conflicts with other records with the same DNS name "
                    "in zone ",
                    zone.name);
    }
    if (set.type != "CNAME" && other.type == "CNAME") {
      return StrCat("RRSet of type ", set.type, " with DNS name ", set.name,
                    " is not permitted because a conflicting RRSet of type  CNAME with the same "
                    "DNS name already exists in zone ",
                    zone.name);
    }
  }
  // 3. The routing policies of one name and type.
  return RoutingProblem(others, set);
}

bool SameContent(const ResourceRecordSet& a, const ResourceRecordSet& b) {
  const auto values = [](const ResourceRecordSet& set) {
    std::vector<std::string> out;
    for (const ResourceRecord& record : set.resource_records) out.push_back(record.value);
    std::sort(out.begin(), out.end());
    return out;
  };
  const auto alias = [](const ResourceRecordSet& set) {
    if (!set.alias_target) return std::string();
    return StrCat(set.alias_target->hosted_zone_id, "/", set.alias_target->dns_name, "/",
                  set.alias_target->evaluate_target_health ? 1 : 0);
  };
  const auto geoproximity = [](const ResourceRecordSet& set) {
    if (!set.geo_proximity_location) return std::string();
    const auto& at = *set.geo_proximity_location;
    return StrCat(at.aws_region.value_or(""), "/", at.local_zone_group.value_or(""), "/",
                  at.bias.value_or(0), "/", at.coordinates ? at.coordinates->latitude : "", "/",
                  at.coordinates ? at.coordinates->longitude : "");
  };
  return a.ttl == b.ttl && values(a) == values(b) && alias(a) == alias(b) && a.weight == b.weight &&
         SlotOf(a) == SlotOf(b) && PolicyOf(a) == PolicyOf(b) &&
         geoproximity(a) == geoproximity(b) && a.health_check_id == b.health_check_id;
}

}  // namespace wt::route53
