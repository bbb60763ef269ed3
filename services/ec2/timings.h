#pragma once

// How long what this service does takes, by name: `windtunnel timing` lists and sets them.

#include "emulator/world/timing.h"
#include "services/ec2/limits.h"

namespace wt::ec2 {

inline constexpr Timing kBootTakes{"ec2.boot", kBootMin, kBootMax, "observed",
                                   "from the launch to the state running"};
inline constexpr Timing kTerminateTakes{"ec2.terminate", kTerminateMin, kTerminateMax, "observed",
                                        "from shutting-down to terminated"};
inline constexpr Timing kStopTakes{"ec2.stop", kStopMin, kStopMax, "observed",
                                   "from stopping to stopped"};
inline constexpr Timing kStatusChecksTake{
    "ec2.status_checks", kStatusChecks, kStatusChecks, "assumed",
    "from running to passed status checks: one to three minutes"};
inline constexpr Timing kNatGatewayTakes{"ec2.nat_gateway", kNatGatewayMin, kNatGatewayMax,
                                         "assumed",
                                         "from pending to available: one to two minutes"};
inline constexpr Timing kNatGatewayFailureTakes{"ec2.nat_gateway_failure", kNatGatewayFails,
                                                kNatGatewayFails, "assumed",
                                                "from pending to failed"};
inline constexpr Timing kNatGatewayDeleteTakes{"ec2.nat_gateway_delete", kNatGatewayDeleteMin,
                                               kNatGatewayDeleteMax, "assumed",
                                               "from deleting to deleted"};

inline constexpr Timing kTimings[] = {kBootTakes,
                                      kTerminateTakes,
                                      kStopTakes,
                                      kStatusChecksTake,
                                      kNatGatewayTakes,
                                      kNatGatewayFailureTakes,
                                      kNatGatewayDeleteTakes};

}  // namespace wt::ec2
