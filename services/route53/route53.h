#pragma once

// Amazon Route 53: what its peers may use.

#include <string>
#include <string_view>
#include <vector>

#include "emulator/laws/name_resolution/name_resolution.h"
#include "emulator/world/context.h"

namespace wt {
class World;
}

namespace wt::route53 {

void Install(World& world);

// Makes a name of AWS's own resolve, so that aliases and CNAMEs that point to it lead somewhere.
// `dns_name` is a load balancer's or a distribution's, without a dot at its end; a further call
// replaces the addresses (IPv4 and IPv6 texts). `healthy` is what an alias record with
// EvaluateTargetHealth goes by.
void PublishEndpoint(Turn& turn, std::string_view dns_name,
                     const std::vector<std::string>& addresses, bool healthy = true);
void WithdrawEndpoint(Turn& turn, std::string_view dns_name);

// Who asks. All empty: a resolver on the internet, next to us-east-1, of which no more is known.
struct Viewer {
  std::string vpc_id;  // Sees the private zones associated with it.
  laws::routing_policy::Viewer place;
};

// Resolves as a recursive resolver does, from the topmost of all accounts' public zones along the
// NS records. A zone that its parent does not delegate to is not found.
laws::name_resolution::Answer Resolve(Turn& turn, std::string_view name, std::string_view type,
                                      const Viewer& viewer = {});
// What the zone's own name servers answer.
laws::name_resolution::Answer AskZone(Turn& turn, std::string_view zone_id, std::string_view name,
                                      std::string_view type, const Viewer& viewer = {});

// Published when a change of a zone or its records has reached all name servers.
struct RecordsChanged {
  std::string account, zone_id, zone_name;
};

}  // namespace wt::route53
