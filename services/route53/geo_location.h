#pragma once

// The areas that geolocation routing knows.
// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListGeoLocations.html

#include <optional>
#include <span>
#include <string_view>

#include "services/route53/api.h"

namespace wt::route53 {

struct NamedArea {
  std::string_view code, within, name;
};
std::span<const NamedArea> Continents();
std::span<const NamedArea> Countries();
std::span<const NamedArea> States();  // Of the United States.

// A continent, a country ("*" is everywhere) or a state; nothing where there is none such.
std::optional<GeoLocationDetails> DetailsOf(std::string_view continent, std::string_view country,
                                            std::string_view subdivision);

}  // namespace wt::route53
