#include "services/route53/errors.h"
#include "services/route53/geo_location.h"
#include "services/route53/operations.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetGeoLocation.html
Result<GetGeoLocationResponse> GetGeoLocation(Context&, const GetGeoLocationRequest& in) {
  const std::optional<GeoLocationDetails> details =
      DetailsOf(in.continent_code.value_or(""), in.country_code.value_or(""),
                in.subdivision_code.value_or(""));
  if (!details) {
    return error::NoSuchGeoLocation("The specified geographic location does not exist.");
  }
  GetGeoLocationResponse out;
  out.geo_location_details = *details;
  return out;
}

}  // namespace wt::route53
