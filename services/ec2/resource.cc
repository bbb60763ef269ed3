#include "services/ec2/resource.h"

#include "services/ec2/address.h"
#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/key_pair.h"
#include "services/ec2/launch_template.h"
#include "services/ec2/nat_gateway.h"
#include "services/ec2/network.h"
#include "services/ec2/prefix_list.h"
#include "services/ec2/security_group.h"
#include "services/ec2/state.h"
#include "services/ec2/subnet.h"
#include "services/ec2/tags.h"
#include "services/ec2/volume.h"
#include "services/ec2/vpc.h"
#include "services/ec2/vpc_endpoint.h"

namespace wt::ec2 {
namespace {

Result<void> FindRule(Context& ctx, std::string_view id) {
  const auto found =
      ctx.Rows<SecurityGroupRuleRow>().By<0>(ctx.account(), ctx.region(), std::string(id));
  if (found.begin() != found.end()) return {};
  return error::NotFound("InvalidSecurityGroupRuleId.NotFound", "security group rule ID", id);
}

Result<void> FindPlacementGroup(Context& ctx, std::string_view id) {
  for (const PlacementGroupRow& row : ctx.Scan<PlacementGroupRow>()) {
    if (row.id == id) return {};
  }
  return error::NotFound("InvalidPlacementGroupId.Unknown", "placement group ID", id);
}

template <class Row>
Result<void> FindById(Context& ctx, std::string_view id, std::string_view code,
                      std::string_view noun) {
  if (ctx.Find<Row>(id)) return {};
  return error::NotFound(code, noun, id);
}

}  // namespace

Result<void> CheckResource(Context& ctx, std::string_view id) {
  const std::string_view type = ResourceTypeOf(id);
  if (type == "vpc") {
    WT_TRY(FindVpc(ctx, id));
  } else if (type == "subnet") {
    WT_TRY(FindSubnet(ctx, id));
  } else if (type == "security-group") {
    WT_TRY(FindSecurityGroup(ctx, id));
  } else if (type == "instance") {
    WT_TRY(FindInstance(ctx, id));
  } else if (type == "security-group-rule") {
    return FindRule(ctx, id);
  } else if (type == "key-pair") {
    if (!KeyPairById(ctx, id)) return KeyPairNotFound(id);
  } else if (type == "route-table") {
    WT_TRY(FindRouteTable(ctx, id));
  } else if (type == "internet-gateway") {
    WT_TRY(FindInternetGateway(ctx, id));
  } else if (type == "network-acl") {
    WT_TRY(FindNetworkAcl(ctx, id));
  } else if (type == "dhcp-options") {
    return FindById<DhcpOptionsRow>(ctx, id, "InvalidDhcpOptionID.NotFound", "dhcpOption ID");
  } else if (type == "network-interface") {
    return FindById<NetworkInterfaceRow>(ctx, id, "InvalidNetworkInterfaceID.NotFound",
                                         "networkInterface ID");
  } else if (type == "launch-template") {
    WT_TRY(FindLaunchTemplate(ctx, std::string(id), std::nullopt));
  } else if (type == "prefix-list") {
    WT_TRY(FindOwnPrefixList(ctx, id));
  } else if (type == "natgateway") {
    WT_TRY(FindNatGateway(ctx, id));
  } else if (type == "elastic-ip") {
    WT_TRY(FindAddress(ctx, std::string(id), std::nullopt));
  } else if (type == "egress-only-internet-gateway") {
    if (!ctx.Find<EgressOnlyGatewayRow>(id)) return EgressOnlyGatewayNotFound({std::string(id)});
  } else if (type == "vpc-endpoint") {
    WT_TRY(FindEndpoint(ctx, id));
  } else if (type == "vpc-flow-log") {
    return FindById<FlowLogRow>(ctx, id, "InvalidFlowLogId.NotFound", "flow log ID");
  } else if (type == "snapshot") {
    WT_TRY(FindSnapshot(ctx, id));
  } else if (type == "placement-group") {
    return FindPlacementGroup(ctx, id);
  } else if (type == "volume") {
    WT_TRY(FindVolume(ctx, id));
  } else {
    return error::Of("InvalidID", StrCat("The ID '", id, "' is not valid"));
  }
  return {};
}

}  // namespace wt::ec2
