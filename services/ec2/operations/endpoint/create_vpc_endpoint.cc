#include <algorithm>

#include "services/ec2/client_token.h"
#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"
#include "services/ec2/vpc_endpoint.h"

namespace wt::ec2 {
namespace {

Result<std::string> TypeOfEndpoint(Context& ctx, const CreateVpcEndpointRequest& in) {
  const std::string type = in.vpc_endpoint_type.value_or("Gateway");
  if (type != "Gateway" && type != "Interface") {
    return error::Of("UnsupportedOperation",
                     StrCat("Windtunnel does not implement VPC endpoints of type ", type, "."));
  }
  const std::string name = in.service_name.value_or("");
  if (name.empty()) return error::MissingParameter("ServiceName");
  bool known = false, right = false;
  for (const EndpointService& service : EndpointServices(ctx.region())) {
    known = known || service.name == name;
    right = right || (service.name == name && service.type == type);
  }
  if (!known) {
    return error::Of("InvalidServiceName",
                     StrCat("The Vpc Endpoint Service '", name, "' does not exist"));
  }
  if (!right) {
    return error::InvalidParameterValue(
        StrCat("The endpoint type (", type, ") is not supported for the service ", name, "."));
  }
  if (type == "Gateway" && (!in.subnet_ids.empty() || !in.security_group_ids.empty())) {
    return error::InvalidParameterCombination(
        "Subnets and security groups are not supported for gateway endpoints.");
  }
  if (type == "Interface" && !in.route_table_ids.empty()) {
    return error::InvalidParameterCombination(
        "Route table IDs are not supported for interface endpoints.");
  }
  return type;
}

// One name cannot lead to two endpoints of a VPC.
Result<void> CheckPrivateDns(Context& ctx, const VpcRow& vpc, const VpcEndpointRow& row) {
  if (!row.private_dns) return {};
  if (!vpc.dns_support || !vpc.dns_hostnames) {
    return error::InvalidParameterValue(
        StrCat("Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC "
               "attributes set to true for ",
               vpc.id));
  }
  for (const VpcEndpointRow& other :
       ctx.Rows<VpcEndpointRow>().By<0>(ctx.account(), ctx.region(), vpc.id)) {
    if (!other.private_dns || other.service_name != row.service_name) continue;
    return error::InvalidParameterValue(StrCat(
        "private-dns-enabled cannot be set because there is already a conflicting DNS domain "
        "for ",
        row.service_name, " in the VPC ", vpc.id));
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
Result<CreateVpcEndpointResponse> CreateVpcEndpoint(Context& ctx,
                                                    const CreateVpcEndpointRequest& in) {
  const VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  VpcEndpointRow row;
  row.account = ctx.account();
  row.region = ctx.region();
  row.type = WT_TRY(TypeOfEndpoint(ctx, in));
  row.vpc_id = vpc.id;
  row.service_name = *in.service_name;
  row.policy = in.policy_document.value_or("");
  row.group_ids = in.security_group_ids;
  row.private_dns = row.type == "Interface" && in.private_dns_enabled.value_or(true);
  row.created_at = ctx.now();
  WT_TRY(CheckPrivateDns(ctx, vpc, row));
  WT_TRY(CheckSpecifications(in.tag_specifications, {"vpc-endpoint"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "vpc-endpoint"));
  WT_TRY(CheckDryRun(in));
  CreateVpcEndpointResponse out;
  out.client_token = in.client_token;
  if (const auto known = WT_TRY(MadeByToken(ctx, "CreateVpcEndpoint", in))) {
    out.vpc_endpoint = ToApi(ctx, WT_TRY(FindEndpoint(ctx, *known)));
    return out;
  }
  row.id = ctx.NewId("vpce-");
  for (const std::string& table : in.route_table_ids) WT_TRY(EnterTable(ctx, row, table));
  for (const std::string& subnet : in.subnet_ids) WT_TRY(EnterSubnet(ctx, row, subnet));
  ctx.Put(row);
  WT_TRY(PutTags(ctx, row.id, tags));
  RememberToken(ctx, "CreateVpcEndpoint", in, row.id);
  out.vpc_endpoint = ToApi(ctx, row);
  // Deviation: AWS takes a minute or two of the state pending for an interface endpoint; here only
  // the first answer says so.
  if (row.type == "Interface") out.vpc_endpoint->state = "pending";
  return out;
}

}  // namespace wt::ec2
