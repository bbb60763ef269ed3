#include "services/route53/geo_location.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListGeoLocations.html
Result<ListGeoLocationsResponse> ListGeoLocations(Context&, const ListGeoLocationsRequest& in) {
  const int64_t size = WT_TRY(PageSize(in.max_items, kPageDefault));

  // 1. Everywhere, then continents, then countries, each with its states behind it.
  std::vector<GeoLocationDetails> all{*DetailsOf("", "*", "")};
  for (const NamedArea& area : Continents()) all.push_back(*DetailsOf(area.code, "", ""));
  for (const NamedArea& area : Countries()) {
    all.push_back(*DetailsOf("", area.code, ""));
    if (area.code != "US") continue;
    for (const NamedArea& state : States()) all.push_back(*DetailsOf("", "US", state.code));
  }
  // 2. From the one that is named.
  const bool named = in.start_continent_code || in.start_country_code || in.start_subdivision_code;
  bool begun = !named;
  ListGeoLocationsResponse out;
  out.max_items = StrCat(size);
  out.geo_location_details_list.present = true;
  for (const GeoLocationDetails& one : all) {
    begun = begun || (one.continent_code == in.start_continent_code &&
                      one.country_code == in.start_country_code &&
                      one.subdivision_code == in.start_subdivision_code);
    if (!begun) continue;
    if (static_cast<int64_t>(out.geo_location_details_list.size()) == size) {
      out.is_truncated = true;
      out.next_continent_code = one.continent_code;
      out.next_country_code = one.country_code;
      out.next_subdivision_code = one.subdivision_code;
      break;
    }
    out.geo_location_details_list.push_back(one);
  }
  return out;
}

}  // namespace wt::route53
