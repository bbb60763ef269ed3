#include <iterator>

#include "services/iam/limits.h"
#include "services/iam/operations.h"
#include "services/iam/state.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html
Result<GetAccountSummaryResponse> GetAccountSummary(Context& ctx, const GetAccountSummaryRequest&) {
  Context at = ctx.Global();
  const auto count = [](const auto& rows) {
    return static_cast<int64_t>(std::distance(rows.begin(), rows.end()));
  };
  const auto quota = [](size_t most) { return static_cast<int64_t>(most); };
  GetAccountSummaryResponse out;
  out.summary_map = std::map<std::string, int64_t>{
      {"AccessKeysPerUserQuota", quota(kAccessKeysMax)},
      {"AccountAccessKeysPresent", 0},
      {"AccountMFAEnabled", 0},
      {"AccountPasswordPresent", 1},
      {"AccountSigningCertificatesPresent", 0},
      {"AssumeRolePolicySizeQuota", quota(kTrustDocumentMax)},
      {"AttachedPoliciesPerGroupQuota", quota(kAttachedPoliciesMax)},
      {"AttachedPoliciesPerRoleQuota", quota(kAttachedPoliciesMax)},
      {"AttachedPoliciesPerUserQuota", quota(kAttachedPoliciesMax)},
      {"GlobalEndpointTokenVersion", 1},
      {"GroupPolicySizeQuota", quota(kGroupInlineMax)},
      {"Groups", count(at.Scan<GroupRow>())},
      {"GroupsPerUserQuota", quota(kGroupsPerUserMax)},
      {"GroupsQuota", quota(kGroupsMax)},
      {"InstanceProfiles", count(at.Scan<InstanceProfileRow>())},
      {"InstanceProfilesQuota", quota(kInstanceProfilesMax)},
      {"MFADevices", 0},
      {"MFADevicesInUse", 0},
      {"Policies", count(at.Scan<PolicyRow>())},
      {"PoliciesQuota", quota(kCustomerPoliciesMax)},
      {"PolicySizeQuota", quota(kManagedDocumentMax)},
      {"PolicyVersionsInUse", count(at.Scan<PolicyVersionRow>())},
      {"PolicyVersionsInUseQuota", 10000},
      {"Providers", count(at.Scan<OidcProviderRow>())},
      {"RolePolicySizeQuota", quota(kRoleInlineMax)},
      {"Roles", count(at.Scan<RoleRow>())},
      {"RolesQuota", quota(kRolesMax)},
      {"ServerCertificates", 0},
      {"ServerCertificatesQuota", 20},
      {"SigningCertificatesPerUserQuota", 2},
      {"UserPolicySizeQuota", quota(kUserInlineMax)},
      {"Users", count(at.Scan<UserRow>())},
      {"UsersQuota", quota(kUsersMax)},
      {"VersionsPerPolicyQuota", quota(kPolicyVersionsMax)},
  };
  return out;
}

}  // namespace wt::iam
