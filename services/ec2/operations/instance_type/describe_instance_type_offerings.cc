#include "services/ec2/catalog/regions.h"
#include "services/ec2/errors.h"
#include "services/ec2/instance_type.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

struct Offering {
  std::string_view type;
  std::string location;
};

constexpr FilterField<Offering> kOfferingFilters[] = {
    {"instance-type",
     [](Context&, const Offering& row, Values& out) { out.emplace_back(row.type); }},
    {"location", [](Context&, const Offering& row, Values& out) { out.push_back(row.location); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypeOfferings.html
Result<DescribeInstanceTypeOfferingsResponse> DescribeInstanceTypeOfferings(
    Context& ctx, const DescribeInstanceTypeOfferingsRequest& in) {
  const std::span<const FilterField<Offering>> fields = kOfferingFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  const std::string kind = in.location_type.value_or("region");
  // Deviation: on AWS some zones lack some types; here every zone offers every type.
  std::vector<std::string> locations;
  for (const catalog::Zone& zone : catalog::ZonesOf(ctx.region())) {
    if (kind == "availability-zone") locations.push_back(zone.name);
    if (kind == "availability-zone-id") locations.push_back(zone.zone_id);
  }
  if (kind == "region") locations.push_back(ctx.region());
  if (locations.empty() && kind != "outpost") {
    return error::InvalidParameterValue(
        StrCat("Value (", kind, ") for parameter locationType is invalid."));
  }
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, false));
  WT_TRY(CheckDryRun(in));
  DescribeInstanceTypeOfferingsResponse out;
  out.instance_type_offerings.present = true;
  for (const catalog::InstanceType& type : catalog::InstanceTypes()) {
    for (const std::string& location : locations) {
      const std::string place = StrCat(type.name, "/", location);
      const Offering offering{type.name, location};
      if (pager.Before(place)) continue;
      if (!WT_TRY(PassesFilters(ctx, in.filters, fields, offering, ""))) continue;
      if (!pager.Take(place)) {
        out.next_token = pager.next();
        return out;
      }
      InstanceTypeOffering& api = out.instance_type_offerings.emplace_back();
      api.instance_type = type.name;
      api.location_type = kind;
      api.location = location;
    }
  }
  return out;
}

}  // namespace wt::ec2
