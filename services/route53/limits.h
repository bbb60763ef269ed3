#pragma once

// Quotas and timings of Route 53.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html

#include <cstddef>
#include <cstdint>

#include "emulator/base/time.h"

namespace wt::route53 {

inline constexpr int64_t kZonesMax = 500;
inline constexpr int64_t kRecordsPerZoneMax = 10000;
inline constexpr int64_t kVpcsPerZoneMax = 300;
inline constexpr int64_t kAuthorizationsPerZoneMax = 1000;
inline constexpr int64_t kDelegationSetsMax = 100;
inline constexpr int64_t kZonesPerDelegationSetMax = 100;
inline constexpr int64_t kHealthChecksMax = 200;
inline constexpr int64_t kTrafficPoliciesMax = 50;
inline constexpr int64_t kTrafficPolicyInstancesMax = 5;
inline constexpr int64_t kCidrCollectionsMax = 5;
inline constexpr int64_t kCidrBlocksPerCollectionMax = 1000;
inline constexpr size_t kTagsMax = 10;

// Of one ChangeResourceRecordSets; an UPSERT counts twice.
inline constexpr int64_t kChangeRecordsMax = 1000;
inline constexpr int64_t kChangeCharactersMax = 32000;
inline constexpr size_t kValuesPerSetMax = 400;
inline constexpr size_t kSetsPerNameMax = 100;
inline constexpr size_t kGeoproximitySetsMax = 30;

inline constexpr int64_t kPageDefault = 100;
inline constexpr int64_t kRecordPageMax = 300;

// "Changes generally propagate to all Route 53 name servers within 60 seconds". Assumed: evenly
// between these; Terraform's provider first looks after 10 to 30 seconds and mostly finds INSYNC.
inline constexpr Duration kPropagationMin = Seconds(15), kPropagationMax = Seconds(45);
// Assumed: old change ids are forgotten after about a month.
inline constexpr Duration kChangeKept = Days(30);

}  // namespace wt::route53
