#include "services/ec2/client_token.h"
#include "services/ec2/errors.h"
#include "services/ec2/limits.h"
#include "services/ec2/nat_gateway.h"
#include "services/ec2/operations.h"
#include "services/ec2/subnet.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

Result<void> CheckNatOptions(const CreateNatGatewayRequest& in) {
  const std::string connectivity = in.connectivity_type.value_or("public");
  if (connectivity != "public" && connectivity != "private") {
    return error::InvalidParameterValue(
        StrCat("Value (", connectivity, ") for parameter connectivityType is invalid."));
  }
  if (in.availability_mode.value_or("zonal") != "zonal" || !in.subnet_id) {
    if (in.availability_mode.value_or("zonal") == "zonal") {
      return error::MissingParameter("SubnetId");
    }
    return error::Of("UnsupportedOperation",
                     "Windtunnel does not implement regional NAT gateways.");
  }
  if (!in.secondary_allocation_ids.empty() || !in.secondary_private_ip_addresses.empty() ||
      in.secondary_private_ip_address_count) {
    return error::Of("UnsupportedOperation",
                     "Windtunnel does not implement secondary addresses of NAT gateways.");
  }
  if (connectivity == "public" && in.allocation_id.value_or("").empty()) {
    return error::MissingParameter("AllocationId");
  }
  if (connectivity == "private" && in.allocation_id) {
    return error::InvalidParameterCombination(
        "The AllocationId parameter cannot be specified for a private NAT gateway.");
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html
Result<CreateNatGatewayResponse> CreateNatGateway(Context& ctx, const CreateNatGatewayRequest& in) {
  WT_TRY(CheckNatOptions(in));
  const SubnetRow subnet = WT_TRY(FindSubnet(ctx, *in.subnet_id));
  if (in.allocation_id && !ctx.Find<AddressRow>(*in.allocation_id)) {
    return error::NotFound("InvalidAllocationID.NotFound", "allocation ID", *in.allocation_id);
  }
  WT_TRY(CheckSpecifications(in.tag_specifications, {"natgateway"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "natgateway"));
  CreateNatGatewayResponse out;
  out.client_token = in.client_token;
  if (const auto known = WT_TRY(MadeByToken(ctx, "CreateNatGateway", in))) {
    out.nat_gateway = ToApi(ctx, WT_TRY(FindNatGateway(ctx, *known)));
    return out;
  }
  int64_t count = 0;
  for (const NatGatewayRow& row : ctx.Scan<NatGatewayRow>()) {
    const SubnetRow* other = ctx.Peek<SubnetRow>(row.subnet_id);
    const bool alive = row.state == "pending" || row.state == "available";
    count += alive && other != nullptr && other->az == subnet.az ? 1 : 0;
  }
  if (count >= kNatGatewaysPerZoneMax) {
    return error::Of("NatGatewayLimitExceeded",
                     StrCat("Performing this operation would exceed the limit of ",
                            kNatGatewaysPerZoneMax, " NAT gateways"));
  }
  WT_TRY(CheckDryRun(in));
  NatGatewayRow row;
  row.account = ctx.account();
  row.region = ctx.region();
  row.id = ctx.NewId("nat-");
  row.vpc_id = subnet.vpc_id;
  row.subnet_id = subnet.id;
  row.connectivity_type = in.connectivity_type.value_or("public");
  row.created_at = ctx.now();
  row.allocation_id = in.allocation_id.value_or("");
  row.private_ip = in.private_ip_address.value_or("");
  WT_TRY(PutTags(ctx, row.id, tags));
  RememberToken(ctx, "CreateNatGateway", in, row.id);
  BeginNatGateway(ctx, row);
  out.nat_gateway = ToApi(ctx, WT_TRY(FindNatGateway(ctx, row.id)));
  return out;
}

}  // namespace wt::ec2
