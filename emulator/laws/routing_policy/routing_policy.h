#pragma once

// Which of the record sets that share a name and type answers a viewer: weighted, latency,
// failover, geolocation, geoproximity, multivalue and IP-based routing.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy.html

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wt::laws::routing_policy {

enum class Kind : uint8_t {
  kSimple,
  kWeighted,
  kLatency,
  kFailover,
  kGeolocation,
  kGeoproximity,
  kMultivalue,
  kIpBased,
};

struct Place {
  double latitude = 0, longitude = 0;
};

// One record set, as far as its policy goes.
struct Candidate {
  Kind kind = Kind::kSimple;
  bool healthy = true;
  int64_t weight = 0;                           // Weighted, 0 to 255.
  std::string region;                           // Latency and geoproximity.
  bool primary = false;                         // Failover.
  std::string continent, country, subdivision;  // Geolocation; country "*" is the default.
  std::optional<Place> place;                   // Geoproximity by coordinates.
  int64_t bias = 0;                             // Geoproximity, -99 to 99.
  std::vector<std::string> blocks;              // IP-based: the CIDR blocks of its location.
  bool is_default = false;                      // IP-based: location "*".
};

// Who asks. What is not known is empty: then only defaults match.
struct Viewer {
  std::string region;  // The AWS Region next to them.
  std::string continent, country, subdivision;
  std::string address;  // Of the resolver, or of the client subnet that it passes on.
};

// A number below the bound, which is at least 1.
using Draw = std::function<uint64_t(uint64_t bound)>;

// The places of the candidates that answer, in the order in which they are given. One, except for
// multivalue answers; none where no geolocation or IP block matches and there is no default.
std::vector<size_t> Choose(const std::vector<Candidate>& candidates, const Viewer& viewer,
                           const Draw& draw);

// Where a Region is, roughly; nothing for a name that is none.
std::optional<Place> PlaceOf(std::string_view region);
// Great-circle distance.
double Kilometres(const Place& a, const Place& b);
// The length of the prefix by which the block contains the address; nothing where it does not.
std::optional<int> PrefixOf(std::string_view block, std::string_view address);

}  // namespace wt::laws::routing_policy
