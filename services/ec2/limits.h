#pragma once

// EC2's quotas and the durations of its lifecycles, each with its source.

#include <cstddef>
#include <cstdint>

#include "emulator/base/time.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html (documented)
inline constexpr size_t kTagKeyMax = 128;
inline constexpr size_t kTagValueMax = 256;
inline constexpr size_t kTagsMax = 50;

// https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (documented). AWS raises
// them on request, and stacks in tests are many, so VPCs are not limited to AWS's 5.
// Deviation: AWS allows 5 VPCs, gateways and addresses a Region at first; here more; because worlds
// are shared by tests.
inline constexpr size_t kVpcsMax = 500;
inline constexpr size_t kInternetGatewaysMax = 500;    // AWS: 5, as for VPCs.
inline constexpr size_t kAddressesMax = 500;           // AWS: 5.
inline constexpr int64_t kNatGatewaysPerZoneMax = 50;  // AWS: 5.
inline constexpr size_t kCidrsPerVpcMax = 5;
inline constexpr size_t kAclEntriesMax = 20;  // Of a direction.
inline constexpr size_t kSubnetsPerVpcMax = 200;
inline constexpr size_t kRulesPerGroupMax = 60;
inline constexpr size_t kRouteTablesPerVpcMax = 200;
inline constexpr size_t kRoutesPerTableMax = 50;
inline constexpr size_t kGroupsPerInterfaceMax = 5;

// Assumed, within what users observe: an instance runs 5 to 20 s after its launch, is gone 30 to
// 60 s after TerminateInstances, stops in 10 to 60 s.
inline constexpr Duration kBootMin = Seconds(8);
inline constexpr Duration kBootMax = Seconds(16);
inline constexpr Duration kTerminateMin = Seconds(30);
inline constexpr Duration kTerminateMax = Seconds(50);
inline constexpr Duration kStopMin = Seconds(15);
inline constexpr Duration kStopMax = Seconds(45);
// Status checks pass 1 to 3 min after the state running. Assumed.
inline constexpr Duration kStatusChecks = Seconds(90);
// A terminated instance stays visible for about an hour. Documented.
inline constexpr Duration kTerminatedVisible = Hours(1);

// A NAT gateway works after one to two minutes, fails and goes sooner. Assumed, within what users
// observe; a deleted or failed one stays visible for about an hour (documented).
inline constexpr Duration kNatGatewayMin = Seconds(60);
inline constexpr Duration kNatGatewayMax = Seconds(110);
inline constexpr Duration kNatGatewayFails = Seconds(15);
inline constexpr Duration kNatGatewayDeleteMin = Seconds(30);
inline constexpr Duration kNatGatewayDeleteMax = Seconds(60);
inline constexpr Duration kNatGatewayVisible = Hours(1);

}  // namespace wt::ec2
