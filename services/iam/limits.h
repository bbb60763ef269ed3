#pragma once

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html

#include <cstddef>
#include <cstdint>

namespace wt::iam {

inline constexpr size_t kRolesMax = 1000;
inline constexpr size_t kUsersMax = 5000;
inline constexpr size_t kGroupsMax = 300;
inline constexpr size_t kInstanceProfilesMax = 1000;
inline constexpr size_t kCustomerPoliciesMax = 1500;
inline constexpr size_t kPolicyVersionsMax = 5;
inline constexpr size_t kAttachedPoliciesMax = 10;  // Of a role, user or group.
inline constexpr size_t kGroupsPerUserMax = 10;
inline constexpr size_t kAccessKeysMax = 2;
inline constexpr size_t kTagsMax = 50;
inline constexpr size_t kOidcProvidersMax = 100;

// Sizes of documents, white space not counted.
inline constexpr size_t kManagedDocumentMax = 6144;
inline constexpr size_t kTrustDocumentMax = 2048;
inline constexpr size_t kRoleInlineMax = 10240;  // All of a role's together.
inline constexpr size_t kUserInlineMax = 2048;
inline constexpr size_t kGroupInlineMax = 5120;

inline constexpr int64_t kPageDefault = 100;

}  // namespace wt::iam
