#include <algorithm>

#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/security_group.h"
#include "services/ec2/vpc.h"
#include "services/ec2/vpc_endpoint.h"

namespace wt::ec2 {
namespace {

Result<void> ChangeGroups(Context& ctx, const ModifyVpcEndpointRequest& in, VpcEndpointRow& row) {
  auto& groups = row.group_ids;
  for (const std::string& id : in.remove_security_group_ids) {
    groups.erase(std::remove(groups.begin(), groups.end(), id), groups.end());
  }
  for (const std::string& id : in.add_security_group_ids) {
    static_cast<void>(WT_TRY(FindSecurityGroup(ctx, id)));
    if (std::find(groups.begin(), groups.end(), id) == groups.end()) groups.push_back(id);
  }
  if (row.type == "Interface" && groups.empty()) {
    return error::InvalidParameterValue("An endpoint must have at least one security group.");
  }
  for (const std::string& eni : row.network_interface_ids) {
    WT_TRY(SetManagedInterfaceGroups(ctx, eni, groups));
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html
Result<ModifyVpcEndpointResponse> ModifyVpcEndpoint(Context& ctx,
                                                    const ModifyVpcEndpointRequest& in) {
  VpcEndpointRow row = WT_TRY(FindEndpoint(ctx, in.vpc_endpoint_id));
  WT_TRY(CheckDryRun(in));
  if (in.policy_document) row.policy = *in.policy_document;
  if (in.reset_policy.value_or(false)) row.policy.clear();
  if (in.private_dns_enabled) row.private_dns = *in.private_dns_enabled;
  for (const std::string& id : in.remove_route_table_ids) LeaveTable(ctx, row, id);
  for (const std::string& id : in.add_route_table_ids) WT_TRY(EnterTable(ctx, row, id));
  for (const std::string& id : in.remove_subnet_ids) LeaveSubnet(ctx, row, id);
  for (const std::string& id : in.add_subnet_ids) WT_TRY(EnterSubnet(ctx, row, id));
  WT_TRY(ChangeGroups(ctx, in, row));
  ctx.Put(row);
  ModifyVpcEndpointResponse out;
  out.return_ = true;
  return out;
}

}  // namespace wt::ec2
