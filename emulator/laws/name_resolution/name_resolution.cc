#include "emulator/laws/name_resolution/name_resolution.h"

#include <algorithm>
#include <utility>

#include "emulator/base/strings.h"

namespace wt::laws::name_resolution {
namespace {

// Chains longer than this end in a failure, as resolvers do. Assumed: resolvers differ (8 to 16).
constexpr int kChainMax = 10;
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html
constexpr int64_t kEndpointTtl = 60;

using routing_policy::Draw;
using routing_policy::Viewer;

struct Search {
  const Zones& zones;
  const Viewer& viewer;
  const Draw& draw;
  Answer answer;

  void Step(std::string text) { answer.steps.push_back(std::move(text)); }
};

std::string Shown(const Zone& zone) { return StrCat(zone.name, " (", zone.id, ")"); }

// --- Health --------------------------------------------------------------------------------------

bool IsHealthy(const Zones& zones, const RecordSet& set, int depth);

// An alias that evaluates its target is healthy while the target is: an endpoint by what it says of
// itself, records if at least one of them is.
bool IsTargetHealthy(const Zones& zones, const RecordSet& set, int depth) {
  const std::optional<Zone> zone = zones.ById(set.alias->zone_id);
  if (!zone) {
    const std::optional<Endpoint> endpoint = zones.FindEndpoint(set.alias->name);
    return !endpoint || endpoint->healthy;
  }
  const std::vector<RecordSet> targets = zones.Sets(zone->id, set.alias->name, set.type);
  return targets.empty() ||
         std::any_of(targets.begin(), targets.end(),
                     [&](const RecordSet& target) { return IsHealthy(zones, target, depth + 1); });
}

bool IsHealthy(const Zones& zones, const RecordSet& set, int depth) {
  if (!set.policy.healthy) return false;
  if (!set.alias || !set.alias->evaluate_health || depth > kChainMax) return true;
  return IsTargetHealthy(zones, set, depth);
}

// --- One zone ------------------------------------------------------------------------------------

std::optional<RecordSet> FirstOf(const Zones& zones, const Zone& zone, std::string_view name,
                                 std::string_view type) {
  std::vector<RecordSet> sets = zones.Sets(zone.id, name, type);
  if (sets.empty()) return std::nullopt;
  return std::move(sets.front());
}

// Negative answers carry the zone's SOA with the smaller of its TTL and its minimum.
// https://www.rfc-editor.org/rfc/rfc2308#section-5
void Deny(Search& search, const Zone& zone, Code code, std::string_view why) {
  search.answer.code = code;
  search.Step(StrCat(Shown(zone), ": ", why));
  std::optional<RecordSet> soa = FirstOf(search.zones, zone, zone.name, "SOA");
  if (!soa || soa->values.empty()) return;
  const std::vector<std::string_view> fields = Split(soa->values.front(), ' ');
  const int64_t minimum = ParseInt(fields.back()).value_or(soa->ttl);
  search.answer.soa = Record{zone.name, "SOA", std::min(soa->ttl, minimum), soa->values.front()};
}

// The sets that answer for `name`: its own, or those of the wildcard that covers it.
// https://www.rfc-editor.org/rfc/rfc4592#section-3.3.1
enum class Found : uint8_t { kSets, kNoData, kNoName };

Found Match(const Zones& zones, const Zone& zone, std::string_view name, std::string_view type,
            std::vector<RecordSet>& sets) {
  const auto take = [&](std::string_view owner) {
    sets = type == "CNAME" ? std::vector<RecordSet>() : zones.Sets(zone.id, owner, "CNAME");
    if (sets.empty()) sets = zones.Sets(zone.id, owner, type);
    return !sets.empty();
  };
  if (take(name)) return Found::kSets;
  if (zones.Exists(zone.id, name)) return Found::kNoData;
  std::string_view above = name;
  while (above != zone.name && above != ".") {
    above = Parent(above);
    const std::string wildcard = StrCat("\\052.", above);
    if (take(wildcard)) return Found::kSets;
    if (zones.Exists(zone.id, wildcard)) return Found::kNoData;
    if (above == zone.name || zones.Exists(zone.id, above)) break;
  }
  return Found::kNoName;
}

// The chosen sets' values under the name asked for. False where the answer is empty.
bool Collect(Search& search, const Zone& zone, std::string_view owner, std::string_view type,
             std::vector<RecordSet> sets, int depth);

bool FollowAlias(Search& search, const Zone& zone, std::string_view owner, const RecordSet& set,
                 int depth) {
  const Alias& alias = *set.alias;
  if (depth > kChainMax) {
    search.answer.code = Code::kServerFailure;
    search.Step(StrCat("The chain of aliases at ", owner, " is too long."));
    return false;
  }
  if (const std::optional<Zone> other = search.zones.ById(alias.zone_id)) {
    search.Step(StrCat(owner, " is an alias of ", alias.name, " in ", Shown(*other)));
    std::vector<RecordSet> targets;
    if (Match(search.zones, *other, alias.name, set.type, targets) != Found::kSets) return false;
    return Collect(search, *other, owner, set.type, std::move(targets), depth + 1);
  }
  const std::optional<Endpoint> endpoint = search.zones.FindEndpoint(alias.name);
  search.Step(
      StrCat(owner, " is an alias of ", alias.name, endpoint ? "" : ", which does not resolve"));
  if (!endpoint) return false;
  bool any = false;
  for (const std::string& address : endpoint->addresses) {
    const bool six = address.find(':') != std::string::npos;
    if (six != (set.type == "AAAA")) continue;
    search.answer.records.push_back({std::string(owner), set.type, kEndpointTtl, address});
    any = true;
  }
  static_cast<void>(zone);
  return any;
}

bool Collect(Search& search, const Zone& zone, std::string_view owner, std::string_view type,
             std::vector<RecordSet> sets, int depth) {
  // 1. The policy chooses among the sets of that name and type.
  std::vector<routing_policy::Candidate> candidates;
  for (RecordSet& set : sets) {
    set.policy.healthy = IsHealthy(search.zones, set, 0);
    candidates.push_back(set.policy);
  }
  static_cast<void>(type);
  bool any = false;
  for (const size_t place : routing_policy::Choose(candidates, search.viewer, search.draw)) {
    const RecordSet& set = sets[place];
    if (set.alias) {
      any = FollowAlias(search, zone, owner, set, depth) || any;
      continue;
    }
    // 2. Several values come in an order that changes.
    std::vector<std::string> values = set.values;
    for (size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[search.draw(i)]);
    for (std::string& value : values) {
      search.answer.records.push_back({std::string(owner), set.type, set.ttl, std::move(value)});
      any = true;
    }
  }
  return any;
}

// What `zone` says about the name. Gives the name to look for next where that is a CNAME's target.
std::optional<std::string> AskZone(Search& search, const Zone& zone, const std::string& name,
                                   std::string_view type) {
  search.answer.zone_id = zone.id;
  search.answer.zone_name = zone.name;
  search.answer.name_server = zone.name_servers.empty() ? "" : zone.name_servers.front();
  std::vector<RecordSet> sets;
  switch (Match(search.zones, zone, name, type, sets)) {
    case Found::kNoName:
      Deny(search, zone, Code::kNoSuchName, StrCat("nothing at ", name));
      return std::nullopt;
    case Found::kNoData:
      Deny(search, zone, Code::kNoError, StrCat(name, " has no ", type));
      return std::nullopt;
    case Found::kSets:
      break;
  }
  const bool by_name = sets.front().type == "CNAME" && type != "CNAME";
  const size_t before = search.answer.records.size();
  if (!Collect(search, zone, name, type, std::move(sets), 0)) {
    if (search.answer.code == Code::kNoError) {
      Deny(search, zone, Code::kNoError, StrCat(name, " has no ", type, " for this viewer"));
    }
    return std::nullopt;
  }
  search.Step(StrCat(Shown(zone), " answers for ", name));
  if (!by_name) return std::nullopt;
  return Normalise(search.answer.records[before].value);
}

// --- From the root -------------------------------------------------------------------------------

// The names from the top down to `name`: "com.", "example.com.", "www.example.com.".
std::vector<std::string_view> FromTheTop(std::string_view name) {
  std::vector<std::string_view> names;
  for (std::string_view at = name; at != "."; at = Parent(at)) names.push_back(at);
  std::reverse(names.begin(), names.end());
  return names;
}

bool SharesServer(const Zone& zone, const std::vector<std::string>& values) {
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
    const std::optional<std::string> wanted = Normalise(value);
    return wanted &&
           std::any_of(zone.name_servers.begin(), zone.name_servers.end(),
                       [&](const std::string& server) { return Normalise(server) == wanted; });
  });
}

// The zone that is authoritative for `name`, by delegation. A topmost zone, above which there is
// none of ours, is taken to be registered; of several with its name the first one made is.
std::optional<Zone> FindAuthority(Search& search, std::string_view name, std::string_view type) {
  const std::vector<std::string_view> names = FromTheTop(name);
  for (auto at = names.rbegin(); at != names.rend(); ++at) {
    if (std::optional<Zone> zone = search.zones.Private(*at)) {
      search.Step(StrCat("The network sees the private zone ", Shown(*zone)));
      return zone;
    }
  }
  std::optional<Zone> zone;
  for (const std::string_view cut : names) {
    if (!zone) {
      const std::vector<Zone> tops = search.zones.Public(cut);
      if (tops.empty()) continue;
      zone = tops.front();
      search.Step(StrCat("From the top: ", Shown(*zone)));
      continue;
    }
    if (type == "DS" && cut == name) break;  // A delegation's DS is the parent's.
    const std::optional<RecordSet> servers = FirstOf(search.zones, *zone, cut, "NS");
    if (!servers) continue;
    std::optional<Zone> child;
    for (Zone& candidate : search.zones.Public(cut)) {
      if (SharesServer(candidate, servers->values)) {
        child = std::move(candidate);
        break;
      }
    }
    search.Step(StrCat(
        Shown(*zone), " delegates ", cut,
        child ? StrCat(" to ", child->id) : std::string(" to name servers that do not have it")));
    if (!child) {
      search.answer.code = Code::kServerFailure;
      return std::nullopt;
    }
    zone = std::move(child);
  }
  if (!zone) {
    search.answer.code = Code::kNoSuchName;
    search.Step(StrCat("No zone here has ", name, " or anything above it"));
  }
  return zone;
}

// Names of AWS's own resolve without a zone of ours.
bool AskEndpoint(Search& search, const std::string& name, std::string_view type) {
  const std::optional<Endpoint> endpoint = search.zones.FindEndpoint(name);
  if (!endpoint) return false;
  search.Step(StrCat(name, " is a name of AWS's own"));
  for (const std::string& address : endpoint->addresses) {
    const bool six = address.find(':') != std::string::npos;
    if (type != (six ? "AAAA" : "A")) continue;
    search.answer.records.push_back({name, std::string(type), kEndpointTtl, address});
  }
  return true;
}

}  // namespace

std::string_view CodeName(Code code) {
  switch (code) {
    case Code::kNoError:
      return "NOERROR";
    case Code::kServerFailure:
      return "SERVFAIL";
    case Code::kNoSuchName:
      return "NXDOMAIN";
    case Code::kRefused:
      return "REFUSED";
  }
  return "";
}

Answer Resolve(const Zones& zones, std::string_view name, std::string_view type,
               const Viewer& viewer, const Draw& draw) {
  Search search{zones, viewer, draw, {}};
  std::optional<std::string> wanted = Normalise(name);
  if (!wanted) {
    search.answer.code = Code::kRefused;
    search.Step("That is no domain name.");
    return search.answer;
  }
  for (int link = 0; wanted; ++link) {
    if (link > kChainMax) {
      search.answer.code = Code::kServerFailure;
      search.Step("The chain of CNAMEs is too long.");
      break;
    }
    const std::string asked = *std::exchange(wanted, std::nullopt);
    if (AskEndpoint(search, asked, type)) break;
    const std::optional<Zone> zone = FindAuthority(search, asked, type);
    if (!zone) break;
    wanted = AskZone(search, *zone, asked, type);
  }
  return std::move(search.answer);
}

Answer Ask(const Zones& zones, const Zone& zone, std::string_view name, std::string_view type,
           const Viewer& viewer, const Draw& draw) {
  Search search{zones, viewer, draw, {}};
  std::optional<std::string> wanted = Normalise(name);
  for (int link = 0; wanted && IsWithin(*wanted, zone.name) && link <= kChainMax; ++link) {
    const std::string asked = *std::exchange(wanted, std::nullopt);
    wanted = AskZone(search, zone, asked, type);
  }
  return std::move(search.answer);
}

}  // namespace wt::laws::name_resolution
