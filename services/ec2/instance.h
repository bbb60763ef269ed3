#pragma once

// Instances: find, render, filter. Launching is in launch.cc.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "services/ec2/ec2.h"
#include "services/ec2/filter.h"
#include "services/ec2/instance_state.h"

namespace wt::ec2 {

// InvalidInstanceID.NotFound, InvalidInstanceID.Malformed.
Result<InstanceRow> FindInstance(Context& ctx, std::string_view id);
Result<std::vector<InstanceRow>> FindInstances(Context& ctx, const wire::List<std::string>& ids);
Error InstanceNotFound(const std::vector<std::string>& ids);

// Puts the row with its new state, journals it, tells the peers, and sets the next wake-up.
void SetState(Context& ctx, InstanceRow row, LifecycleState to);

Instance ToApi(Context& ctx, const InstanceRow& row);
InstanceStateChange ToChange(const InstanceRow& before, const InstanceRow& after);
InstanceState ToApi(LifecycleState state);
Reservation ReservationOf(Context& ctx, const InstanceRow& first);
std::span<const FilterField<InstanceRow>> InstanceFilters();

// "ip-10-0-0-5.ec2.internal"
std::string PrivateDnsName(std::string_view region, std::string_view address);
// "ec2-203-0-113-5.compute-1.amazonaws.com"; empty where the VPC gives no public names.
std::string PublicDnsName(Context& ctx, std::string_view vpc_id, std::string_view address);
std::vector<NetworkInterfaceRow> InterfacesOf(Context& ctx, std::string_view instance_id);
std::vector<VolumeRow> VolumesOf(Context& ctx, std::string_view instance_id);
wire::List<GroupIdentifier> GroupsOf(Context& ctx, const std::vector<std::string>& group_ids);

inline constexpr std::string_view kInstanceLifecycle = "ec2.instance_lifecycle";

}  // namespace wt::ec2
