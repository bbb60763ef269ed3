#pragma once

// How long what this service does takes, by name: `windtunnel timing` lists and sets them.

#include "emulator/world/timing.h"
#include "services/elbv2/limits.h"

namespace wt::elbv2 {

inline constexpr Timing kProvisionTakes{
    "elbv2.provision", kProvisionMin, kProvisionMax, "observed",
    "from provisioning to active, an Application Load Balancer"};
inline constexpr Timing kProvisionNetworkTakes{
    "elbv2.provision_network", kProvisionNetworkMin, kProvisionNetworkMax, "assumed",
    "the same of a Network Load Balancer: two to three minutes"};
inline constexpr Timing kReleaseInterfacesTakes{
    "elbv2.release_interfaces", kReleaseInterfaces, kReleaseInterfaces, "assumed",
    "from the deletion to the end of its interfaces: minutes"};
inline constexpr Timing kRegisterTakes{"elbv2.register_target", kRegisterMin, kRegisterMax,
                                       "assumed",
                                       "from a target's registration to its first check"};
inline constexpr Timing kRegisterNetworkTakes{
    "elbv2.register_target_network", kRegisterNetworkMin, kRegisterNetworkMax, "assumed",
    "the same with a Network Load Balancer: up to a few minutes"};

inline constexpr Timing kTimings[] = {kProvisionTakes, kProvisionNetworkTakes,
                                      kReleaseInterfacesTakes, kRegisterTakes,
                                      kRegisterNetworkTakes};

}  // namespace wt::elbv2
