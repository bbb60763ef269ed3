#include "services/ec2/address.h"

#include "services/ec2/cidr.h"
#include "services/ec2/errors.h"
#include "services/ec2/instance_state.h"

namespace wt::ec2 {

Error AllocationNotFound(const std::vector<std::string>& ids) {
  if (ids.size() == 1) {
    return error::NotFound("InvalidAllocationID.NotFound", "allocation ID", ids[0]);
  }
  return error::Of("InvalidAllocationID.NotFound",
                   StrCat("The allocation IDs '", Join(ids, ", "), "' do not exist"));
}

Result<AddressRow> FindAddress(Context& ctx, const std::optional<std::string>& allocation_id,
                               const std::optional<std::string>& public_ip) {
  if (allocation_id && !allocation_id->empty()) {
    if (auto row = ctx.Find<AddressRow>(*allocation_id)) return *std::move(row);
    return AllocationNotFound({*allocation_id});
  }
  if (!public_ip || public_ip->empty()) return error::MissingParameter("AllocationId");
  if (!ParseIpv4(*public_ip)) {
    return error::InvalidParameterValue(StrCat(
        "Value (", *public_ip, ") for parameter publicIp is invalid. Invalid IPv4 address."));
  }
  for (const AddressRow& row :
       ctx.Rows<AddressRow>().By<0>(ctx.account(), ctx.region(), *public_ip)) {
    return row;
  }
  return error::Of("InvalidAddress.NotFound", StrCat("Address '", *public_ip, "' not found."));
}

Result<void> CheckNotHeld(const AddressRow& row) {
  if (row.service.empty()) return {};
  return error::Of("AuthFailure", "You do not have permission to access the specified resource.");
}

Address ToApi(Context& ctx, const AddressRow& row) {
  Address api;
  api.allocation_id = row.allocation_id;
  api.public_ip = row.public_ip;
  api.domain = "vpc";
  api.public_ipv4_pool = "amazon";
  api.network_border_group = row.region;
  if (!row.association_id.empty()) {
    api.association_id = row.association_id;
    api.network_interface_id = row.network_interface_id;
    api.network_interface_owner_id = row.account;
    api.private_ip_address = row.private_ip;
    api.instance_id = row.instance_id;
    if (const auto* eni = ctx.Peek<NetworkInterfaceRow>(row.network_interface_id)) {
      api.subnet_id = eni->subnet_id;
    }
  }
  api.tags = TagsOf(ctx, row.allocation_id);
  return api;
}

AddressAttribute AttributeOf(const AddressRow& row) {
  AddressAttribute api;
  api.public_ip = row.public_ip;
  api.allocation_id = row.allocation_id;
  if (!row.ptr_record.empty()) api.ptr_record = row.ptr_record;
  return api;
}

}  // namespace wt::ec2
