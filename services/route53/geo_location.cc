#include "services/route53/geo_location.h"

#include <algorithm>

namespace wt::route53 {
namespace {

constexpr NamedArea kContinents[] = {
    {"AF", "", "Africa"}, {"AN", "", "Antarctica"}, {"AS", "", "Asia"}, {"EU", "", "Europe"},
    {"NA", "", "North America"}, {"OC", "", "Oceania"}, {"SA", "", "South America"},
};

// Countries of ISO 3166 with the continent that Route 53 counts them to.
constexpr NamedArea kCountries[] = {
    {"AD", "EU", "Andorra"}, {"AE", "AS", "United Arab Emirates"}, {"AF", "AS", "Afghanistan"},
    {"AG", "NA", "Antigua and Barbuda"}, {"AI", "NA", "Anguilla"}, {"AL", "EU", "Albania"},
    {"AM", "AS", "Armenia"}, {"AO", "AF", "Angola"}, {"AQ", "AN", "Antarctica"},
    {"AR", "SA", "Argentina"}, {"AS", "OC", "Samoa (American)"}, {"AT", "EU", "Austria"},
    {"AU", "OC", "Australia"}, {"AW", "NA", "Aruba"}, {"AX", "EU", "Åland Islands"},
    {"AZ", "AS", "Azerbaijan"}, {"BA", "EU", "Bosnia and Herzegovina"}, {"BB", "NA", "Barbados"},
    {"BD", "AS", "Bangladesh"}, {"BE", "EU", "Belgium"}, {"BF", "AF", "Burkina Faso"},
    {"BG", "EU", "Bulgaria"}, {"BH", "AS", "Bahrain"}, {"BI", "AF", "Burundi"},
    {"BJ", "AF", "Benin"}, {"BL", "NA", "Saint Barthelemy"}, {"BM", "NA", "Bermuda"},
    {"BN", "AS", "Brunei"}, {"BO", "SA", "Bolivia"}, {"BQ", "NA", "Caribbean NL"},
    {"BR", "SA", "Brazil"}, {"BS", "NA", "Bahamas"}, {"BT", "AS", "Bhutan"},
    {"BV", "AN", "Bouvet Island"}, {"BW", "AF", "Botswana"}, {"BY", "EU", "Belarus"},
    {"BZ", "NA", "Belize"}, {"CA", "NA", "Canada"}, {"CC", "AS", "Cocos (Keeling) Islands"},
    {"CD", "AF", "Congo (Dem. Rep.)"}, {"CF", "AF", "Central African Rep."},
    {"CG", "AF", "Congo (Rep.)"}, {"CH", "EU", "Switzerland"}, {"CI", "AF", "Côte d'Ivoire"},
    {"CK", "OC", "Cook Islands"}, {"CL", "SA", "Chile"}, {"CM", "AF", "Cameroon"},
    {"CN", "AS", "China"}, {"CO", "SA", "Colombia"}, {"CR", "NA", "Costa Rica"},
    {"CU", "NA", "Cuba"}, {"CV", "AF", "Cape Verde"}, {"CW", "NA", "Curaçao"},
    {"CX", "AS", "Christmas Island"}, {"CY", "AS", "Cyprus"}, {"CZ", "EU", "Czech Republic"},
    {"DE", "EU", "Germany"}, {"DJ", "AF", "Djibouti"}, {"DK", "EU", "Denmark"},
    {"DM", "NA", "Dominica"}, {"DO", "NA", "Dominican Republic"}, {"DZ", "AF", "Algeria"},
    {"EC", "SA", "Ecuador"}, {"EE", "EU", "Estonia"}, {"EG", "AF", "Egypt"},
    {"EH", "AF", "Western Sahara"}, {"ER", "AF", "Eritrea"}, {"ES", "EU", "Spain"},
    {"ET", "AF", "Ethiopia"}, {"FI", "EU", "Finland"}, {"FJ", "OC", "Fiji"},
    {"FK", "SA", "Falkland Islands"}, {"FM", "OC", "Micronesia"}, {"FO", "EU", "Faroe Islands"},
    {"FR", "EU", "France"}, {"GA", "AF", "Gabon"}, {"GB", "EU", "United Kingdom"},
    {"GD", "NA", "Grenada"}, {"GE", "AS", "Georgia"}, {"GF", "SA", "French Guiana"},
    {"GG", "EU", "Guernsey"}, {"GH", "AF", "Ghana"}, {"GI", "EU", "Gibraltar"},
    {"GL", "NA", "Greenland"}, {"GM", "AF", "Gambia"}, {"GN", "AF", "Guinea"},
    {"GP", "NA", "Guadeloupe"}, {"GQ", "AF", "Equatorial Guinea"}, {"GR", "EU", "Greece"},
    {"GS", "AN", "South Georgia and the South Sandwich Islands"}, {"GT", "NA", "Guatemala"},
    {"GU", "OC", "Guam"}, {"GW", "AF", "Guinea-Bissau"}, {"GY", "SA", "Guyana"},
    {"HK", "AS", "Hong Kong"}, {"HM", "AN", "Heard Island and McDonald Islands"},
    {"HN", "NA", "Honduras"}, {"HR", "EU", "Croatia"}, {"HT", "NA", "Haiti"},
    {"HU", "EU", "Hungary"}, {"ID", "AS", "Indonesia"}, {"IE", "EU", "Ireland"},
    {"IL", "AS", "Israel"}, {"IM", "EU", "Isle of Man"}, {"IN", "AS", "India"},
    {"IO", "AS", "British Indian Ocean Territory"}, {"IQ", "AS", "Iraq"}, {"IR", "AS", "Iran"},
    {"IS", "EU", "Iceland"}, {"IT", "EU", "Italy"}, {"JE", "EU", "Jersey"},
    {"JM", "NA", "Jamaica"}, {"JO", "AS", "Jordan"}, {"JP", "AS", "Japan"}, {"KE", "AF", "Kenya"},
    {"KG", "AS", "Kyrgyzstan"}, {"KH", "AS", "Cambodia"}, {"KI", "OC", "Kiribati"},
    {"KM", "AF", "Comoros"}, {"KN", "NA", "Saint Kitts and Nevis"}, {"KP", "AS", "North Korea"},
    {"KR", "AS", "South Korea"}, {"KW", "AS", "Kuwait"}, {"KY", "NA", "Cayman Islands"},
    {"KZ", "AS", "Kazakhstan"}, {"LA", "AS", "Laos"}, {"LB", "AS", "Lebanon"},
    {"LC", "NA", "Saint Lucia"}, {"LI", "EU", "Liechtenstein"}, {"LK", "AS", "Sri Lanka"},
    {"LR", "AF", "Liberia"}, {"LS", "AF", "Lesotho"}, {"LT", "EU", "Lithuania"},
    {"LU", "EU", "Luxembourg"}, {"LV", "EU", "Latvia"}, {"LY", "AF", "Libya"},
    {"MA", "AF", "Morocco"}, {"MC", "EU", "Monaco"}, {"MD", "EU", "Moldova"},
    {"ME", "EU", "Montenegro"}, {"MF", "NA", "Saint Martin (French)"}, {"MG", "AF", "Madagascar"},
    {"MH", "OC", "Marshall Islands"}, {"MK", "EU", "North Macedonia"}, {"ML", "AF", "Mali"},
    {"MM", "AS", "Myanmar (Burma)"}, {"MN", "AS", "Mongolia"}, {"MO", "AS", "Macau"},
    {"MP", "OC", "Northern Mariana Islands"}, {"MQ", "NA", "Martinique"},
    {"MR", "AF", "Mauritania"}, {"MS", "NA", "Montserrat"}, {"MT", "EU", "Malta"},
    {"MU", "AF", "Mauritius"}, {"MV", "AS", "Maldives"}, {"MW", "AF", "Malawi"},
    {"MX", "NA", "Mexico"}, {"MY", "AS", "Malaysia"}, {"MZ", "AF", "Mozambique"},
    {"NA", "AF", "Namibia"}, {"NC", "OC", "New Caledonia"}, {"NE", "AF", "Niger"},
    {"NF", "OC", "Norfolk Island"}, {"NG", "AF", "Nigeria"}, {"NI", "NA", "Nicaragua"},
    {"NL", "EU", "Netherlands"}, {"NO", "EU", "Norway"}, {"NP", "AS", "Nepal"},
    {"NR", "OC", "Nauru"}, {"NU", "OC", "Niue"}, {"NZ", "OC", "New Zealand"}, {"OM", "AS", "Oman"},
    {"PA", "NA", "Panama"}, {"PE", "SA", "Peru"}, {"PF", "OC", "French Polynesia"},
    {"PG", "OC", "Papua New Guinea"}, {"PH", "AS", "Philippines"}, {"PK", "AS", "Pakistan"},
    {"PL", "EU", "Poland"}, {"PM", "NA", "Saint Pierre and Miquelon"}, {"PN", "OC", "Pitcairn"},
    {"PR", "NA", "Puerto Rico"}, {"PS", "AS", "Palestine"}, {"PT", "EU", "Portugal"},
    {"PW", "OC", "Palau"}, {"PY", "SA", "Paraguay"}, {"QA", "AS", "Qatar"},
    {"RE", "AF", "Réunion"}, {"RO", "EU", "Romania"}, {"RS", "EU", "Serbia"},
    {"RU", "EU", "Russia"}, {"RW", "AF", "Rwanda"}, {"SA", "AS", "Saudi Arabia"},
    {"SB", "OC", "Solomon Islands"}, {"SC", "AF", "Seychelles"}, {"SD", "AF", "Sudan"},
    {"SE", "EU", "Sweden"}, {"SG", "AS", "Singapore"}, {"SH", "AF", "Saint Helena"},
    {"SI", "EU", "Slovenia"}, {"SJ", "EU", "Svalbard and Jan Mayen"}, {"SK", "EU", "Slovakia"},
    {"SL", "AF", "Sierra Leone"}, {"SM", "EU", "San Marino"}, {"SN", "AF", "Senegal"},
    {"SO", "AF", "Somalia"}, {"SR", "SA", "Suriname"}, {"SS", "AF", "South Sudan"},
    {"ST", "AF", "Sao Tome and Principe"}, {"SV", "NA", "El Salvador"},
    {"SX", "NA", "Saint Maarten (Dutch)"}, {"SY", "AS", "Syria"},
    {"SZ", "AF", "Eswatini (Swaziland)"}, {"TC", "NA", "Turks and Caicos Is"},
    {"TD", "AF", "Chad"}, {"TF", "AN", "French S. Terr."}, {"TG", "AF", "Togo"},
    {"TH", "AS", "Thailand"}, {"TJ", "AS", "Tajikistan"}, {"TK", "OC", "Tokelau"},
    {"TL", "AS", "East Timor"}, {"TM", "AS", "Turkmenistan"}, {"TN", "AF", "Tunisia"},
    {"TO", "OC", "Tonga"}, {"TR", "AS", "Turkey"}, {"TT", "NA", "Trinidad and Tobago"},
    {"TV", "OC", "Tuvalu"}, {"TW", "AS", "Taiwan"}, {"TZ", "AF", "Tanzania"},
    {"UA", "EU", "Ukraine"}, {"UG", "AF", "Uganda"}, {"UM", "OC", "US minor outlying islands"},
    {"US", "NA", "United States"}, {"UY", "SA", "Uruguay"}, {"UZ", "AS", "Uzbekistan"},
    {"VA", "EU", "Vatican City"}, {"VC", "NA", "Saint Vincent"}, {"VE", "SA", "Venezuela"},
    {"VG", "NA", "Virgin Islands (UK)"}, {"VI", "NA", "Virgin Islands (US)"},
    {"VN", "AS", "Vietnam"}, {"VU", "OC", "Vanuatu"}, {"WF", "OC", "Wallis and Futuna"},
    {"WS", "OC", "Samoa (western)"}, {"YE", "AS", "Yemen"}, {"YT", "AF", "Mayotte"},
    {"ZA", "AF", "South Africa"}, {"ZM", "AF", "Zambia"}, {"ZW", "AF", "Zimbabwe"},
};

constexpr NamedArea kStates[] = {
    {"AK", "US", "Alaska"}, {"AL", "US", "Alabama"}, {"AR", "US", "Arkansas"},
    {"AZ", "US", "Arizona"}, {"CA", "US", "California"}, {"CO", "US", "Colorado"},
    {"CT", "US", "Connecticut"}, {"DC", "US", "District of Columbia"}, {"DE", "US", "Delaware"},
    {"FL", "US", "Florida"}, {"GA", "US", "Georgia"}, {"HI", "US", "Hawaii"}, {"IA", "US", "Iowa"},
    {"ID", "US", "Idaho"}, {"IL", "US", "Illinois"}, {"IN", "US", "Indiana"},
    {"KS", "US", "Kansas"}, {"KY", "US", "Kentucky"}, {"LA", "US", "Louisiana"},
    {"MA", "US", "Massachusetts"}, {"MD", "US", "Maryland"}, {"ME", "US", "Maine"},
    {"MI", "US", "Michigan"}, {"MN", "US", "Minnesota"}, {"MO", "US", "Missouri"},
    {"MS", "US", "Mississippi"}, {"MT", "US", "Montana"}, {"NC", "US", "North Carolina"},
    {"ND", "US", "North Dakota"}, {"NE", "US", "Nebraska"}, {"NH", "US", "New Hampshire"},
    {"NJ", "US", "New Jersey"}, {"NM", "US", "New Mexico"}, {"NV", "US", "Nevada"},
    {"NY", "US", "New York"}, {"OH", "US", "Ohio"}, {"OK", "US", "Oklahoma"},
    {"OR", "US", "Oregon"}, {"PA", "US", "Pennsylvania"}, {"RI", "US", "Rhode Island"},
    {"SC", "US", "South Carolina"}, {"SD", "US", "South Dakota"}, {"TN", "US", "Tennessee"},
    {"TX", "US", "Texas"}, {"UT", "US", "Utah"}, {"VA", "US", "Virginia"}, {"VT", "US", "Vermont"},
    {"WA", "US", "Washington"}, {"WI", "US", "Wisconsin"}, {"WV", "US", "West Virginia"},
    {"WY", "US", "Wyoming"},
};

}  // namespace

std::span<const NamedArea> Continents() { return kContinents; }
std::span<const NamedArea> Countries() { return kCountries; }
std::span<const NamedArea> States() { return kStates; }

std::optional<GeoLocationDetails> DetailsOf(std::string_view continent, std::string_view country,
                                            std::string_view subdivision) {
  const auto find = [](std::span<const NamedArea> areas, std::string_view code) {
    const auto at = std::find_if(areas.begin(), areas.end(),
                                 [&](const NamedArea& area) { return area.code == code; });
    return at == areas.end() ? nullptr : &*at;
  };
  GeoLocationDetails out;
  if (!continent.empty()) {
    const NamedArea* area = find(kContinents, continent);
    if (area == nullptr || !country.empty() || !subdivision.empty()) return std::nullopt;
    out.continent_code = std::string(area->code);
    out.continent_name = std::string(area->name);
    return out;
  }
  if (country.empty() || country == "*") {
    if (!subdivision.empty()) return std::nullopt;
    out.country_code = "*";
    out.country_name = "Default";
    return out;
  }
  const NamedArea* area = find(kCountries, country);
  if (area == nullptr) return std::nullopt;
  out.country_code = std::string(area->code);
  out.country_name = std::string(area->name);
  if (subdivision.empty()) return out;
  // Deviation: AWS divides Ukraine too; here the United States alone; because that is what stacks
  // route by.
  const NamedArea* state = country == "US" ? find(kStates, subdivision) : nullptr;
  if (state == nullptr) return std::nullopt;
  out.subdivision_code = std::string(state->code);
  out.subdivision_name = std::string(state->name);
  return out;
}

}  // namespace wt::route53
