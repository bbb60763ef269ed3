#pragma once

// Quotas and timings of ACM.
// https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html

#include <cstddef>
#include <cstdint>

#include "emulator/base/time.h"

namespace wt::acm {

inline constexpr int64_t kCertificatesMax = 2500;
inline constexpr size_t kNamesMax = 10;  // By default; it can be raised to 100.
inline constexpr size_t kCommonNameMax = 64;
inline constexpr size_t kTagsMax = 50;
inline constexpr int64_t kListPageDefault = 100;
inline constexpr int64_t kSearchPageDefault = 100;

// "ACM recognizes that you are requesting only one certificate" within this time.
inline constexpr Duration kIdempotencyKept = Hours(1);
// Assumed: the records to make are told some seconds after the request.
inline constexpr Duration kOptionsDelayMin = Seconds(2), kOptionsDelayMax = Seconds(8);
// Assumed: from the record's being there to the certificate; mostly minutes, documented as up to
// 30 minutes.
inline constexpr Duration kValidationMin = Seconds(30), kValidationMax = Minutes(3);
// https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
inline constexpr Duration kValidationTimeout = Hours(72);
// Assumed: how often ACM looks for a record while none is there, beside when records change.
inline constexpr Duration kRecheck = Hours(1);
// Public certificates were valid for 13 months; since the CA/Browser Forum's limit of 200 days took
// effect they are for less (assumed: 198 days from that date on).
inline constexpr Duration kValidity = Days(395), kShortValidity = Days(198);
inline constexpr Instant kShortSince{1773532800'000000};  // 2026-03-15
// https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html
inline constexpr Duration kRenewalWindow = Days(60), kShortRenewalWindow = Days(45);
inline constexpr Duration kRenewalRecheck = Days(1);

}  // namespace wt::acm
