#include "services/ec2/nat_gateway.h"

#include "services/ec2/errors.h"

namespace wt::ec2 {

Error NatGatewayNotFound(const std::vector<std::string>& ids) {
  return error::Of("NatGatewayNotFound",
                   ids.size() == 1
                       ? StrCat("The Nat Gateway ", ids[0], " was not found")
                       : StrCat("The Nat Gateways ", Join(ids, ", "), " were not found"));
}

Error EgressOnlyGatewayNotFound(const std::vector<std::string>& ids) {
  return error::NotFound("InvalidGatewayID.NotFound", "eigw ID", Join(ids, ", "));
}

Result<NatGatewayRow> FindNatGateway(Context& ctx, std::string_view id) {
  std::optional<NatGatewayRow> row = ctx.Find<NatGatewayRow>(id);
  if (row) return *std::move(row);
  if (!id.starts_with("nat-")) {
    return error::Of("NatGatewayMalformed", StrCat("The NAT gateway ID '", id, "' is malformed"));
  }
  return NatGatewayNotFound({std::string(id)});
}

NatGateway ToApi(Context& ctx, const NatGatewayRow& row) {
  NatGateway api;
  api.nat_gateway_id = row.id;
  api.vpc_id = row.vpc_id;
  api.subnet_id = row.subnet_id;
  api.connectivity_type = row.connectivity_type;
  api.state = row.state;
  api.create_time = row.created_at;
  if (row.deleted_at.micros != 0) api.delete_time = row.deleted_at;
  if (row.state == "failed") {
    api.failure_code = row.failure_code;
    api.failure_message = row.failure_message;
  }
  NatGatewayAddress& address = api.nat_gateway_addresses.emplace_back();
  if (!row.allocation_id.empty()) address.allocation_id = row.allocation_id;
  if (!row.association_id.empty()) address.association_id = row.association_id;
  if (!row.network_interface_id.empty()) {
    address.network_interface_id = row.network_interface_id;
    address.private_ip = row.private_ip;
    if (!row.public_ip.empty()) address.public_ip = row.public_ip;
  }
  address.is_primary = true;
  address.status = row.state == "failed" ? "failed" : "succeeded";
  api.tags = TagsOf(ctx, row.id);
  return api;
}

EgressOnlyInternetGateway ToApi(Context& ctx, const EgressOnlyGatewayRow& row) {
  EgressOnlyInternetGateway api;
  api.egress_only_internet_gateway_id = row.id;
  InternetGatewayAttachment& attachment = api.attachments.emplace_back();
  attachment.vpc_id = row.vpc_id;
  attachment.state = "attached";
  api.tags = TagsOf(ctx, row.id);
  return api;
}

}  // namespace wt::ec2
