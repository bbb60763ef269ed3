#include <algorithm>

#include "emulator/base/encoding.h"
#include "services/ec2/catalog/regions.h"
#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"
#include "services/ec2/vpc_endpoint.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<EndpointService> kServiceFilters[] = {
    {"service-name",
     [](Context&, const EndpointService& s, Values& out) { out.push_back(s.name); }},
    {"service-type",
     [](Context&, const EndpointService& s, Values& out) { out.push_back(s.type); }},
    {"owner", [](Context&, const EndpointService&, Values& out) { out.push_back("amazon"); }},
    {"service-region",
     [](Context& ctx, const EndpointService&, Values& out) { out.push_back(ctx.region()); }},
    {"supported-ip-address-types",
     [](Context&, const EndpointService&, Values& out) { out.push_back("ipv4"); }},
};

ServiceDetail DetailOf(Context& ctx, const EndpointService& service) {
  ServiceDetail detail;
  detail.service_name = service.name;
  std::string digits;
  uint64_t print = Fingerprint(StrCat("vpce-svc/", service.name, "/", service.type));
  for (int i = 0; i < 16; ++i, print >>= 4) digits += "0123456789abcdef"[print & 15];
  detail.service_id = StrCat("vpce-svc-0", digits);
  detail.service_type.emplace_back().service_type = service.type;
  detail.service_region = ctx.region();
  for (const catalog::Zone& zone : catalog::ZonesOf(ctx.region())) {
    detail.availability_zones.emplace_back(zone.name);
    detail.availability_zone_ids.emplace_back(zone.zone_id);
  }
  detail.owner = "amazon";
  detail.vpc_endpoint_policy_supported = true;
  detail.acceptance_required = false;
  detail.manages_vpc_endpoints = false;
  detail.supported_ip_address_types.emplace_back("ipv4");
  const std::string host = service.name.substr(StrCat("com.amazonaws.", ctx.region(), ".").size());
  detail.base_endpoint_dns_names.push_back(
      service.type == "Gateway" ? StrCat(host, ".", ctx.region(), ".amazonaws.com")
                                : StrCat(host, ".", ctx.region(), ".vpce.amazonaws.com"));
  if (!service.private_dns_name.empty()) {
    detail.private_dns_name = service.private_dns_name;
    detail.private_dns_names.emplace_back().private_dns_name = service.private_dns_name;
    detail.private_dns_name_verification_state = "verified";
  }
  return detail;
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointServices.html
Result<DescribeVpcEndpointServicesResponse> DescribeVpcEndpointServices(
    Context& ctx, const DescribeVpcEndpointServicesRequest& in) {
  const std::span<const FilterField<EndpointService>> fields = kServiceFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  const std::vector<EndpointService> services = EndpointServices(ctx.region());
  for (const std::string& name : in.service_names) {
    const bool known = std::any_of(services.begin(), services.end(),
                                   [&](const auto& service) { return service.name == name; });
    if (!known) {
      return error::Of("InvalidServiceName",
                       StrCat("The Vpc Endpoint Service '", name, "' does not exist"));
    }
  }
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, false));
  WT_TRY(CheckDryRun(in));
  DescribeVpcEndpointServicesResponse out;
  out.service_names.present = true;
  out.service_details.present = true;
  for (const EndpointService& service : services) {
    const auto& names = in.service_names;
    if (!names.empty() && std::find(names.begin(), names.end(), service.name) == names.end()) {
      continue;
    }
    const std::string place = StrCat(service.name, "/", service.type);
    if (pager.Before(place)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, service, ""))) continue;
    if (!pager.Take(place)) break;
    if (out.service_names.empty() || out.service_names.back() != service.name) {
      out.service_names.push_back(service.name);
    }
    out.service_details.push_back(DetailOf(ctx, service));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
