#include <algorithm>

#include "emulator/base/encoding.h"
#include "services/ec2/catalog/instance_types.h"
#include "services/ec2/catalog/prices.h"
#include "services/ec2/catalog/regions.h"
#include "services/ec2/errors.h"
#include "services/ec2/filter.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<SpotPrice> kSpotFilters[] = {
    {"availability-zone",
     [](Context&, const SpotPrice& p, Values& out) { out.push_back(*p.availability_zone); }},
    {"instance-type",
     [](Context&, const SpotPrice& p, Values& out) { out.push_back(*p.instance_type); }},
    {"product-description",
     [](Context&, const SpotPrice& p, Values& out) { out.push_back(*p.product_description); }},
    {"spot-price", [](Context&, const SpotPrice& p, Values& out) { out.push_back(*p.spot_price); }},
    {"timestamp", [](Context&, const SpotPrice& p,
                     Values& out) { out.push_back(FormatIso8601(*p.timestamp, true)); }},
};

// A price holds for a day, from an hour of its own in each zone.
// Deviation: AWS's prices follow supply; here they are 28 to 45 % of the on-demand price, made from
// type, zone and day; because a market is not simulated. Assumed, of what users observe.
SpotPrice PriceOn(const catalog::InstanceType& type, const catalog::Zone& zone, int64_t day,
                  int64_t on_demand) {
  const uint64_t print = Fingerprint(StrCat("spot/", type.name, "/", zone.name, "/", day));
  const int64_t percent = 28 + static_cast<int64_t>(print % 18);
  const int64_t price = on_demand * percent / 100;
  SpotPrice api;
  api.availability_zone = zone.name;
  api.availability_zone_id = zone.zone_id;
  api.instance_type = type.name;
  api.product_description = "Linux/UNIX";
  std::string fraction = StrCat(price % 1000000);
  fraction.insert(0, 6 - fraction.size(), '0');
  api.spot_price = StrCat(price / 1000000, ".", fraction);
  const uint64_t hour = Fingerprint(StrCat("spot/", type.name, "/", zone.name)) % 24;
  api.timestamp = Instant{(Days(day) + Hours(static_cast<int64_t>(hour))).micros};
  return api;
}

bool Asked(const wire::List<std::string>& list, std::string_view text) {
  return list.empty() || std::find(list.begin(), list.end(), text) != list.end();
}

// Visits the prices of a type in a zone, newest first: those of the span, and the one that held
// when it began.
template <class Visit>
Result<bool> EachPrice(const catalog::InstanceType& type, const catalog::Zone& zone, Instant from,
                       Instant to, Visit visit) {
  const std::optional<int64_t> on_demand = catalog::MicroUsdPerHour(type.name);
  if (!on_demand) return true;
  for (int64_t day = to.micros / Days(1).micros;; --day) {
    const SpotPrice price = PriceOn(type, zone, day, *on_demand);
    if (*price.timestamp > to) continue;
    if (!WT_TRY(visit(price))) return false;
    if (*price.timestamp <= from) return true;
  }
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSpotPriceHistory.html
Result<DescribeSpotPriceHistoryResponse> DescribeSpotPriceHistory(
    Context& ctx, const DescribeSpotPriceHistoryRequest& in) {
  const std::span<const FilterField<SpotPrice>> fields = kSpotFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  for (const std::string& name : in.instance_types) {
    if (catalog::FindInstanceType(name) != nullptr) continue;
    return error::InvalidParameterValue(StrCat("Invalid value '", name, "' for InstanceType."));
  }
  // AWS keeps 90 days and gives at most 1,000 prices at once.
  const Instant oldest = ctx.now() - Days(90);
  const Instant to = std::min(in.end_time.value_or(ctx.now()), ctx.now());
  const Instant from = std::max(in.start_time.value_or(oldest), oldest);
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results.value_or(1000), false, {.min = 1}));
  WT_TRY(CheckDryRun(in));
  DescribeSpotPriceHistoryResponse out;
  out.spot_price_history.present = true;
  out.next_token = "";
  for (const catalog::InstanceType& type : catalog::InstanceTypes()) {
    if (!Asked(in.instance_types, type.name)) continue;
    for (const catalog::Zone& zone : catalog::ZonesOf(ctx.region())) {
      if (in.availability_zone && *in.availability_zone != zone.name) continue;
      if (in.availability_zone_id && *in.availability_zone_id != zone.zone_id) continue;
      const auto visit = [&](const SpotPrice& price) -> Result<bool> {
        const std::string place =
            StrCat(type.name, "/", zone.name, "/", INT64_MAX - price.timestamp->micros);
        if (pager.Before(place)) return true;
        if (!Asked(in.product_descriptions, *price.product_description)) return true;
        if (!WT_TRY(PassesFilters(ctx, in.filters, fields, price, ""))) return true;
        if (!pager.Take(place)) return false;
        out.spot_price_history.push_back(price);
        return true;
      };
      if (!WT_TRY(EachPrice(type, zone, from, to, visit))) {
        out.next_token = pager.next();
        return out;
      }
    }
  }
  return out;
}

}  // namespace wt::ec2
