#include "services/ec2/catalog/regions.h"
#include "services/ec2/errors.h"
#include "services/ec2/filter.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

using CatalogRegion = catalog::Region;

constexpr FilterField<CatalogRegion> kRegionFilters[] = {
    {"region-name",
     [](Context&, const CatalogRegion& r, Values& out) { out.emplace_back(r.name); }},
    {"endpoint",
     [](Context&, const CatalogRegion& r, Values& out) { out.push_back(r.endpoint()); }},
    {"opt-in-status",
     [](Context&, const CatalogRegion& r, Values& out) { out.emplace_back(r.opt_in_status); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html
Result<DescribeRegionsResponse> DescribeRegions(Context& ctx, const DescribeRegionsRequest& in) {
  const std::span<const FilterField<CatalogRegion>> fields = kRegionFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  for (const std::string& name : in.region_names) {
    if (catalog::FindRegion(name) == nullptr) {
      return error::InvalidParameterValue(StrCat("Invalid region names: [", name, "]"));
    }
  }
  WT_TRY(CheckDryRun(in));
  DescribeRegionsResponse out;
  out.regions.present = true;
  for (const CatalogRegion& region : catalog::Regions()) {
    const auto& names = in.region_names;
    const bool named = std::find(names.begin(), names.end(), region.name) != names.end();
    if (!names.empty() && !named) continue;
    // Regions that the account has not opted into are shown only when asked for.
    if (names.empty() && !in.all_regions.value_or(false) &&
        region.opt_in_status == "not-opted-in") {
      continue;
    }
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, region, ""))) continue;
    auto& api = out.regions.emplace_back();
    api.region_name = region.name;
    api.endpoint = region.endpoint();
    api.opt_in_status = region.opt_in_status;
  }
  return out;
}

}  // namespace wt::ec2
