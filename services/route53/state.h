#pragma once

// Route 53's rows. It is a global service: the region is empty everywhere.

#include <cstdint>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"

namespace wt::route53 {

// A name of AWS's own, in lower case with a dot at its end.
struct EndpointRow {
  std::string dns_name;
  std::vector<std::string> addresses;
  bool healthy = true;
};

}  // namespace wt::route53

template <>
struct wt::Schema<wt::route53::EndpointRow> {
  using Row = wt::route53::EndpointRow;
  static constexpr std::string_view kTable = "route53_endpoint";
  static constexpr auto kColumns = Columns{
      KeyColumn{"dns_name", &Row::dns_name},
      Column{"addresses", &Row::addresses},
      Column{"healthy", &Row::healthy},
  };
};
