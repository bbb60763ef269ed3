#include "emulator/world/world.h"
#include "services/ec2/controllers/instance_lifecycle.h"
#include "services/ec2/controllers/nat_gateway_lifecycle.h"
#include "services/ec2/ec2.h"
#include "services/ec2/service_entry.h"
#include "services/ec2/state.h"
#include "services/ec2/timings.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

void Install(World& world) {
  world.Install(GetServiceEntry());
  RegisterTimings(world, kTimings);
  world.AddRows<VpcRow>();
  world.AddRows<VpcCidrRow>();
  world.AddRows<SubnetRow>();
  world.AddRows<RouteTableRow>();
  world.AddRows<RouteRow>();
  world.AddRows<RouteTableAssociationRow>();
  world.AddRows<InternetGatewayRow>();
  world.AddRows<DhcpOptionsRow>();
  world.AddRows<SecurityGroupRow>();
  world.AddRows<SecurityGroupRuleRow>();
  world.AddRows<NetworkAclRow>();
  world.AddRows<NetworkAclEntryRow>();
  world.AddRows<NetworkAclAssociationRow>();
  world.AddRows<TagRow>();
  world.AddRows<InstanceRow>();
  world.AddRows<NetworkInterfaceRow>();
  world.AddRows<VolumeRow>();
  world.AddRows<KeyPairRow>();
  world.AddRows<LaunchTokenRow>();
  world.AddRows<AddressRow>();
  world.AddRows<SecondaryAddressRow>();
  world.AddRows<NatGatewayRow>();
  world.AddRows<EgressOnlyGatewayRow>();
  world.AddRows<PrefixListRow>();
  world.AddRows<PrefixListEntryRow>();
  world.AddRows<VpcEndpointRow>();
  world.AddRows<FlowLogRow>();
  world.AddRows<ClientTokenRow>();
  world.AddRows<SocketHostRow>();
  world.AddRows<SocketRow>();
  world.AddRows<LaunchTemplateRow>();
  world.AddRows<LaunchTemplateVersionRow>();
  world.AddRows<PlacementGroupRow>();
  world.AddRows<SnapshotRow>();
  world.AddRows<VolumeModificationRow>();
  world.AddController(std::make_unique<NatGatewayLifecycle>());
  world.AddController(std::make_unique<InstanceLifecycle>());
  // The first call to EC2 in an account and Region finds its defaults there.
  world.OnScope("ec2", [](Context& ctx) { MakeDefaults(ctx); });
}

}  // namespace wt::ec2
