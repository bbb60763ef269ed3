#pragma once

// Amazon EC2: what its peers may use.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ec2/compute_state.h"
#include "services/ec2/instance_state.h"
#include "services/ec2/network_state.h"
#include "services/ec2/state.h"

namespace wt {
class World;
}

namespace wt::ec2 {

void Install(World& world);

// --- Instances -----------------------------------------------------------------------------------

// Delivered in the turn in which an instance's state changes, a new instance's first included.
struct InstanceStateChanged {
  std::string account, region, instance_id;
  std::optional<LifecycleState> from;
  LifecycleState to = LifecycleState::kPending;
};

// Who has instances launched or ended, when it is not the account's own user.
struct LaunchOrigin {
  std::string requester_id;      // "940372691376" for Auto Scaling
  wire::List<Tag> service_tags;  // "aws:autoscaling:groupName" and the like
};

// RunInstances; `in.launch_template` is merged in where given. Answers the ids.
Result<std::vector<std::string>> Launch(Context& ctx, const RunInstancesRequest& in,
                                        const LaunchOrigin& origin = {});
// Begins the end of instances; those on their way there stay as they are.
void Terminate(Context& ctx, const InstanceRow& row, std::string_view reason_code,
               std::string_view reason_message);
// Begins a stop, or a start again; nothing where the instance is not running, or not stopped.
void Stop(Context& ctx, const InstanceRow& row);
void Start(Context& ctx, const InstanceRow& row);

// Whether a VPC of this id is there.
bool VpcExists(Turn& turn, std::string_view account, std::string_view region, std::string_view id);

std::optional<InstanceRow> FindInstanceRow(Turn& turn, std::string_view account,
                                           std::string_view region, std::string_view id);
std::vector<NetworkInterfaceRow> InterfacesOf(Context& ctx, std::string_view instance_id);

// --- Launch templates ----------------------------------------------------------------------------

struct ResolvedTemplate {
  LaunchTemplateRow row;
  int64_t version = 0;
  RequestLaunchTemplateData data;
};
// By id or name, of a version "3", "$Latest" or "$Default" (also where none is given). Errors are
// EC2's: InvalidLaunchTemplateId.NotFound, InvalidLaunchTemplateName.NotFoundException,
// InvalidLaunchTemplateId.VersionNotFound, …
Result<ResolvedTemplate> ResolveLaunchTemplate(Context& ctx,
                                               const LaunchTemplateSpecification& wanted);
// A template's data as a request, without counts.
RunInstancesRequest RequestOf(const RequestLaunchTemplateData& data);
// What a launch into that subnet asks for: on the first interface, where the request has any.
void PlaceIn(RunInstancesRequest& request, std::string_view subnet_id);

// --- Networks ------------------------------------------------------------------------------------

std::optional<VpcRow> FindVpcRow(Context& ctx, std::string_view id);
std::optional<SubnetRow> FindSubnetRow(Context& ctx, std::string_view id);
std::optional<SecurityGroupRow> FindSecurityGroupRow(Context& ctx, std::string_view id);
std::optional<NetworkInterfaceRow> FindInterfaceRow(Context& ctx, std::string_view id);
// What an account has from the start; made now where no call to EC2 has come yet.
std::optional<VpcRow> DefaultVpc(Context& ctx);
std::vector<SubnetRow> DefaultSubnets(Context& ctx);
// The id of the VPC's group "default".
std::string DefaultGroup(Context& ctx, std::string_view vpc_id);
bool HasInternetGateway(Context& ctx, std::string_view vpc_id);
int64_t AvailableAddresses(Context& ctx, const SubnetRow& row);

// An interface that a service holds in a user's subnet. Nobody else may change it, and it keeps its
// subnet and its groups from being deleted.
struct ManagedInterface {
  std::string subnet_id;
  std::string description;                   // "ELB app/web/0123456789abcdef"
  std::string interface_type = "interface";  // "nat_gateway", "network_load_balancer"
  std::string requester_id;                  // "amazon-elb"
  std::string instance_owner_id;             // Of the attachment: "amazon-elb", or the account.
  std::string instance_id;                   // Where it is attached to one.
  int64_t device_index = 1;
  bool has_groups = true;              // Without: a NAT gateway's.
  std::vector<std::string> group_ids;  // None: the VPC's default group.
  std::string private_ip;              // Empty: any free one.
  bool public_ip = false;              // One of Amazon's.
  std::string allocation_id;           // An elastic IP instead.
  bool source_dest_check = true;
  bool delete_on_termination = false;
  wire::List<Tag> tags;
};
// Errors are EC2's: InvalidSubnetID.NotFound, InsufficientFreeAddressesInSubnet,
// InvalidGroup.NotFound, InvalidAllocationID.NotFound, Resource.AlreadyAssociated, …
Result<NetworkInterfaceRow> MakeManagedInterface(Context& ctx, const ManagedInterface& wanted);
void EraseManagedInterface(Context& ctx, std::string_view id);
Result<void> SetManagedInterfaceGroups(Context& ctx, std::string_view id,
                                       const std::vector<std::string>& group_ids);

// --- Who answers ---------------------------------------------------------------------------------

// A host is an instance id, or the id of an interface that is no instance's own (a task's with
// awsvpc). The one at a private address of a VPC; empty where there is none.
std::string HostAt(Context& ctx, std::string_view vpc_id, std::string_view private_ip);

// From now on only what has a socket row listens on that host; ECS says so of its instances.
void DeclareHost(Context& ctx, std::string_view host);
void ForgetHost(Context& ctx, std::string_view host);
// Something listens, or no longer does. `row.host` becomes declared.
void PutSocket(Context& ctx, const SocketRow& row);
void EraseSocket(Context& ctx, std::string_view host, int64_t port);

struct Answer {
  bool connects = false;
  int64_t http_status = 0;  // 0 where it speaks no HTTP.
  std::string owner;        // Of the socket: a task's ARN.
  std::string body;
  // "listening", "assumed" (a running instance of which nothing is declared), "nothing_listens",
  // "instance_stopped" (or another state), "no_such_host".
  std::string why;
};
Answer Answers(Context& ctx, std::string_view host, int64_t port, std::string_view path = "/");

// --- What reaches what ---------------------------------------------------------------------------

// One end of a connection: an interface, or an address outside of the VPC.
struct End {
  std::string network_interface_id;
  std::string address;  // Where there is no interface.
};
struct Verdict {
  bool passes = true;
  // Where it stopped: "security_group_ingress", "security_group_egress", "network_acl_ingress",
  // "network_acl_egress", "no_route", "blackhole", "no_public_address", "no_such_interface"; empty
  // where it passes.
  std::string stopped_at;
  std::string detail;  // A sentence that names group, ACL, route table or gateway.
};
// Whether a connection from one end to a port of the other is let through by the security groups
// of both, by the network ACLs (answers included) and by routes. Nothing is asked of who listens.
Verdict CanConnect(Context& ctx, const End& from, const End& to, int64_t port,
                   std::string_view protocol = "tcp");
// Whether an interface gets out to the internet: by an internet gateway with a public address, or
// by a NAT gateway that does; with groups and ACLs that let the port through.
Verdict CanReachInternet(Context& ctx, std::string_view network_interface_id, int64_t port = 443);
// Whether it reaches one of AWS's services ("ecs-agent", "ecr.dkr", "s3", "logs"): by a VPC
// endpoint of that name, or over the internet.
Verdict CanReachService(Context& ctx, std::string_view network_interface_id,
                        std::string_view service);

}  // namespace wt::ec2
