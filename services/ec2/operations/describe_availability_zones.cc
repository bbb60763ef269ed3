#include "services/ec2/catalog/regions.h"
#include "services/ec2/errors.h"
#include "services/ec2/filter.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

using catalog::Zone;

constexpr FilterField<Zone> kZoneFilters[] = {
    {"zone-name", [](Context&, const Zone& z, Values& out) { out.push_back(z.name); }},
    {"zone-id", [](Context&, const Zone& z, Values& out) { out.push_back(z.zone_id); }},
    {"region-name", [](Context&, const Zone& z, Values& out) { out.push_back(z.region); }},
    {"group-name", [](Context&, const Zone& z, Values& out) { out.push_back(z.group_name); }},
    {"state", [](Context&, const Zone& z, Values& out) { out.emplace_back(z.state); }},
    {"zone-state", [](Context&, const Zone& z, Values& out) { out.emplace_back(z.state); }},
    {"zone-type", [](Context&, const Zone& z, Values& out) { out.emplace_back(z.zone_type); }},
    {"opt-in-status",
     [](Context&, const Zone& z, Values& out) { out.emplace_back(z.opt_in_status); }},
    {"message", [](Context&, const Zone&, Values&) {}},
    {"parent-zone-id", [](Context&, const Zone&, Values&) {}},
    {"parent-zone-name", [](Context&, const Zone&, Values&) {}},
};

bool Listed(const wire::List<std::string>& list, const std::string& name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html
Result<DescribeAvailabilityZonesResponse> DescribeAvailabilityZones(
    Context& ctx, const DescribeAvailabilityZonesRequest& in) {
  const std::span<const FilterField<Zone>> fields = kZoneFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  const std::vector<Zone> zones = catalog::ZonesOf(ctx.region());
  for (const std::string& name : in.zone_names) {
    const bool known = std::any_of(zones.begin(), zones.end(),
                                   [&](const Zone& zone) { return zone.name == name; });
    if (!known)
      return error::InvalidParameterValue(StrCat("Invalid availability zone: [", name, "]"));
  }
  for (const std::string& id : in.zone_ids) {
    const bool known = std::any_of(zones.begin(), zones.end(),
                                   [&](const Zone& zone) { return zone.zone_id == id; });
    if (!known)
      return error::InvalidParameterValue(StrCat("Invalid availability zone-id: [", id, "]"));
  }
  WT_TRY(CheckDryRun(in));
  DescribeAvailabilityZonesResponse out;
  out.availability_zones.present = true;
  for (const Zone& zone : zones) {
    if (!in.zone_names.empty() && !Listed(in.zone_names, zone.name)) continue;
    if (!in.zone_ids.empty() && !Listed(in.zone_ids, zone.zone_id)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, zone, ""))) continue;
    AvailabilityZone& api = out.availability_zones.emplace_back();
    api.zone_name = zone.name;
    api.zone_id = zone.zone_id;
    api.region_name = zone.region;
    api.group_name = zone.group_name;
    api.network_border_group = zone.network_border_group;
    api.zone_type = zone.zone_type;
    api.opt_in_status = zone.opt_in_status;
    api.state = zone.state;
    api.messages.present = true;
  }
  return out;
}

}  // namespace wt::ec2
