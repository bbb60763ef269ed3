#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html
Result<ListMFADevicesResponse> ListMFADevices(Context& ctx, const ListMFADevicesRequest& in) {
  // Deviation: there are no MFA devices here; every list of them is empty.
  if (in.user_name) WT_TRY(FetchUser(ctx, *in.user_name));
  ListMFADevicesResponse out;
  out.mfa_devices.present = true;
  out.is_truncated = false;
  return out;
}

}  // namespace wt::iam
