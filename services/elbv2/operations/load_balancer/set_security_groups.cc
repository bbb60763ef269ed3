#include "services/ec2/ec2.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html
Result<SetSecurityGroupsOutput> SetSecurityGroups(Context& ctx, const SetSecurityGroupsInput& in) {
  LoadBalancerRow row = WT_TRY(FindBalancer(ctx, in.load_balancer_arn));
  if (row.type == "gateway" || (row.type == "network" && row.security_groups.empty())) {
    return error::InvalidConfigurationRequestException(
        StrCat("Security groups cannot be set on load balancer '", row.arn,
               "', which was created without any"));
  }
  if (in.security_groups.empty()) {
    return error::ValidationError("At least one security group must be specified");
  }
  row.security_groups = WT_TRY(CheckGroups(ctx, row, in.security_groups));
  if (in.enforce_security_group_inbound_rules_on_private_link_traffic) {
    if (row.type != "network") {
      return error::InvalidConfigurationRequestException(
          "PrivateLink traffic is for load balancers with type 'network' only");
    }
    row.enforce_private_link = *in.enforce_security_group_inbound_rules_on_private_link_traffic;
  }
  ctx.Put(row);
  for (const BalancerZoneRow& zone : ZonesOf(ctx, row.arn)) {
    if (zone.network_interface_id.empty()) continue;
    WT_TRY(ec2::SetManagedInterfaceGroups(ctx, zone.network_interface_id, row.security_groups));
  }
  SetSecurityGroupsOutput out;
  for (const std::string& group : row.security_groups) out.security_group_ids.push_back(group);
  if (!row.enforce_private_link.empty()) {
    out.enforce_security_group_inbound_rules_on_private_link_traffic = row.enforce_private_link;
  }
  return out;
}

}  // namespace wt::elbv2
