#include "emulator/laws/routing_policy/routing_policy.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "emulator/base/strings.h"

namespace wt::laws::routing_policy {
namespace {

// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-multivalue.html
constexpr size_t kMultivalueMax = 8;

using Places = std::vector<size_t>;

template <class Test>
Places Those(const std::vector<Candidate>& all, const Test& test) {
  Places out;
  for (size_t i = 0; i < all.size(); ++i) {
    if (test(all[i])) out.push_back(i);
  }
  return out;
}

// The healthy ones; where none is, all count as healthy.
Places Healthy(const std::vector<Candidate>& all) {
  Places healthy = Those(all, [](const Candidate& c) { return c.healthy; });
  return healthy.empty() ? Those(all, [](const Candidate&) { return true; }) : healthy;
}

Places One(size_t place) { return {place}; }

// 1. Odds are the weight over the sum of the healthy ones' weights. Zeros count only where every
// healthy one is zero, and then evenly; so zeros are used when all others are unhealthy.
Places Weighted(const std::vector<Candidate>& all, const Draw& draw) {
  const Places usable = Healthy(all);
  uint64_t sum = 0;
  for (const size_t i : usable) sum += static_cast<uint64_t>(all[i].weight);
  if (sum == 0) return One(usable[draw(usable.size())]);
  uint64_t drawn = draw(sum);
  for (const size_t i : usable) {
    const auto weight = static_cast<uint64_t>(all[i].weight);
    if (drawn < weight) return One(i);
    drawn -= weight;
  }
  return One(usable.back());
}

// 2. The Region nearest to the viewer's. Deviation: AWS measures latency; here distance stands for
// it; because measurements are not published.
Places Latency(const std::vector<Candidate>& all, const Viewer& viewer) {
  const Places usable = Healthy(all);
  const std::optional<Place> here = PlaceOf(viewer.region);
  size_t best = usable.front();
  double best_distance = std::numeric_limits<double>::infinity();
  for (const size_t i : usable) {
    if (all[i].region == viewer.region) return One(i);
    const std::optional<Place> there = PlaceOf(all[i].region);
    const double distance = here && there ? Kilometres(*here, *there) : 1e9;
    if (distance < best_distance) {
      best = i;
      best_distance = distance;
    }
  }
  return One(best);
}

// 3. The primary while it is healthy, else a healthy secondary, else the primary.
Places Failover(const std::vector<Candidate>& all) {
  const Places primary = Those(all, [](const Candidate& c) { return c.primary; });
  const Places secondary = Those(all, [](const Candidate& c) { return !c.primary; });
  if (primary.empty()) return secondary.empty() ? Places() : One(secondary.front());
  if (all[primary.front()].healthy || secondary.empty()) return One(primary.front());
  return One(all[secondary.front()].healthy ? secondary.front() : primary.front());
}

// 4. The smallest area that holds the viewer and is healthy; "*" holds everyone. Where every match
// is unhealthy, the smallest.
int AreaRank(const Candidate& c, const Viewer& viewer) {
  if (c.country == "*") return 1;
  if (!c.continent.empty()) return c.continent == viewer.continent ? 2 : 0;
  if (c.country.empty() || c.country != viewer.country) return 0;
  if (c.subdivision.empty()) return 3;
  return c.subdivision == viewer.subdivision ? 4 : 0;
}

Places Geolocation(const std::vector<Candidate>& all, const Viewer& viewer) {
  std::optional<size_t> best, best_healthy;
  for (size_t i = 0; i < all.size(); ++i) {
    const int rank = AreaRank(all[i], viewer);
    if (rank == 0) continue;
    if (!best || rank > AreaRank(all[*best], viewer)) best = i;
    if (all[i].healthy && (!best_healthy || rank > AreaRank(all[*best_healthy], viewer))) {
      best_healthy = i;
    }
  }
  if (best_healthy) return One(*best_healthy);
  return best ? One(*best) : Places();
}

// 5. A positive bias shortens the distance, a negative one lengthens it.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geoproximity.html
double Biased(double distance, int64_t bias) {
  const double share = static_cast<double>(bias) / 100;
  return bias >= 0 ? distance * (1 - share) : distance / (1 + share);
}

Places Geoproximity(const std::vector<Candidate>& all, const Viewer& viewer) {
  const Places usable = Healthy(all);
  const std::optional<Place> here = PlaceOf(viewer.region);
  size_t best = usable.front();
  double best_distance = std::numeric_limits<double>::infinity();
  for (const size_t i : usable) {
    const std::optional<Place> there = all[i].place ? all[i].place : PlaceOf(all[i].region);
    const double distance = here && there ? Biased(Kilometres(*here, *there), all[i].bias) : 1e9;
    if (distance < best_distance) {
      best = i;
      best_distance = distance;
    }
  }
  return One(best);
}

// 6. Up to eight healthy ones, in random order.
Places Multivalue(const std::vector<Candidate>& all, const Draw& draw) {
  Places usable = Healthy(all);
  for (size_t i = usable.size(); i > 1; --i) std::swap(usable[i - 1], usable[draw(i)]);
  if (usable.size() > kMultivalueMax) usable.resize(kMultivalueMax);
  return usable;
}

// 7. The longest block that holds the address; a location "*" holds every one.
Places IpBased(const std::vector<Candidate>& all, const Viewer& viewer) {
  std::optional<size_t> best;
  int best_prefix = -1;
  for (size_t i = 0; i < all.size(); ++i) {
    int prefix = all[i].is_default ? 0 : -1;
    for (const std::string& block : all[i].blocks) {
      prefix = std::max(prefix, PrefixOf(block, viewer.address).value_or(-1));
    }
    if (prefix > best_prefix) {
      best = i;
      best_prefix = prefix;
    }
  }
  return best ? One(*best) : Places();
}

struct RegionPlace {
  std::string_view region;
  Place place;
};

// The city that AWS names the Region by, or the middle of the named area.
// https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
constexpr std::array kRegions = {
    RegionPlace{"us-east-1", {38.9, -77.5}},      RegionPlace{"us-east-2", {40.0, -83.0}},
    RegionPlace{"us-west-1", {37.4, -121.9}},     RegionPlace{"us-west-2", {45.8, -119.7}},
    RegionPlace{"ca-central-1", {45.5, -73.6}},   RegionPlace{"ca-west-1", {51.0, -114.1}},
    RegionPlace{"mx-central-1", {20.6, -100.4}},  RegionPlace{"sa-east-1", {-23.5, -46.6}},
    RegionPlace{"eu-west-1", {53.3, -6.3}},       RegionPlace{"eu-west-2", {51.5, -0.1}},
    RegionPlace{"eu-west-3", {48.9, 2.4}},        RegionPlace{"eu-central-1", {50.1, 8.7}},
    RegionPlace{"eu-central-2", {47.4, 8.5}},     RegionPlace{"eu-north-1", {59.3, 18.1}},
    RegionPlace{"eu-south-1", {45.5, 9.2}},       RegionPlace{"eu-south-2", {41.6, -0.9}},
    RegionPlace{"me-south-1", {26.1, 50.6}},      RegionPlace{"me-central-1", {24.5, 54.4}},
    RegionPlace{"il-central-1", {32.1, 34.8}},    RegionPlace{"af-south-1", {-33.9, 18.4}},
    RegionPlace{"ap-south-1", {19.1, 72.9}},      RegionPlace{"ap-south-2", {17.4, 78.5}},
    RegionPlace{"ap-southeast-1", {1.3, 103.8}},  RegionPlace{"ap-southeast-2", {-33.9, 151.2}},
    RegionPlace{"ap-southeast-3", {-6.2, 106.8}}, RegionPlace{"ap-southeast-4", {-37.8, 145.0}},
    RegionPlace{"ap-southeast-5", {3.1, 101.7}},  RegionPlace{"ap-southeast-7", {13.8, 100.5}},
    RegionPlace{"ap-northeast-1", {35.7, 139.7}}, RegionPlace{"ap-northeast-2", {37.6, 127.0}},
    RegionPlace{"ap-northeast-3", {34.7, 135.5}}, RegionPlace{"ap-east-1", {22.3, 114.2}},
    RegionPlace{"ap-east-2", {25.0, 121.5}},
};

// The bytes of an IPv4 or IPv6 text; empty where it is neither.
std::vector<uint8_t> Bytes(std::string_view text) {
  std::vector<uint8_t> out;
  if (text.find(':') == std::string_view::npos) {
    for (const std::string_view part : Split(text, '.')) {
      const std::optional<int64_t> number = ParseInt(part);
      if (!number || *number < 0 || *number > 255) return {};
      out.push_back(static_cast<uint8_t>(*number));
    }
    return out.size() == 4 ? out : std::vector<uint8_t>();
  }
  const size_t gap = text.find("::");
  const auto words = [](std::string_view half, std::vector<uint8_t>& into) {
    if (half.empty()) return true;
    for (const std::string_view part : Split(half, ':')) {
      uint32_t word = 0;
      const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), word, 16);
      if (error != std::errc() || end != part.data() + part.size() || word > 0xffff) return false;
      into.push_back(static_cast<uint8_t>(word >> 8));
      into.push_back(static_cast<uint8_t>(word & 255));
    }
    return true;
  };
  if (gap == std::string_view::npos) {
    if (!words(text, out) || out.size() != 16) return {};
    return out;
  }
  std::vector<uint8_t> tail;
  if (!words(text.substr(0, gap), out) || !words(text.substr(gap + 2), tail)) return {};
  if (out.size() + tail.size() > 14) return {};
  out.resize(16 - tail.size());
  out.insert(out.end(), tail.begin(), tail.end());
  return out;
}

}  // namespace

std::vector<size_t> Choose(const std::vector<Candidate>& candidates, const Viewer& viewer,
                           const Draw& draw) {
  if (candidates.empty()) return {};
  switch (candidates.front().kind) {
    case Kind::kSimple:
      return One(0);
    case Kind::kWeighted:
      return Weighted(candidates, draw);
    case Kind::kLatency:
      return Latency(candidates, viewer);
    case Kind::kFailover:
      return Failover(candidates);
    case Kind::kGeolocation:
      return Geolocation(candidates, viewer);
    case Kind::kGeoproximity:
      return Geoproximity(candidates, viewer);
    case Kind::kMultivalue:
      return Multivalue(candidates, draw);
    case Kind::kIpBased:
      return IpBased(candidates, viewer);
  }
  return {};
}

std::optional<Place> PlaceOf(std::string_view region) {
  for (const RegionPlace& known : kRegions) {
    if (known.region == region) return known.place;
  }
  return std::nullopt;
}

double Kilometres(const Place& a, const Place& b) {
  constexpr double kEarthRadius = 6371;
  constexpr double kRadians = std::numbers::pi / 180;
  const double latitude = (b.latitude - a.latitude) * kRadians / 2;
  const double longitude = (b.longitude - a.longitude) * kRadians / 2;
  const double haversine = std::sin(latitude) * std::sin(latitude) +
                           std::cos(a.latitude * kRadians) * std::cos(b.latitude * kRadians) *
                               std::sin(longitude) * std::sin(longitude);
  return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(haversine)));
}

std::optional<int> PrefixOf(std::string_view block, std::string_view address) {
  const size_t slash = block.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::vector<uint8_t> base = Bytes(block.substr(0, slash));
  const std::vector<uint8_t> other = Bytes(address);
  const std::optional<int64_t> prefix = ParseInt(block.substr(slash + 1));
  if (base.empty() || base.size() != other.size() || !prefix || *prefix < 0 ||
      *prefix > static_cast<int64_t>(base.size()) * 8) {
    return std::nullopt;
  }
  for (int64_t bit = 0; bit < *prefix; ++bit) {
    const auto byte = static_cast<size_t>(bit / 8);
    const int shift = 7 - static_cast<int>(bit % 8);
    if (((base[byte] ^ other[byte]) >> shift) & 1) return std::nullopt;
  }
  return static_cast<int>(*prefix);
}

}  // namespace wt::laws::routing_policy
