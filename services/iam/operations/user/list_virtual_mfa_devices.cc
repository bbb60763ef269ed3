#include "services/iam/operations.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html
Result<ListVirtualMFADevicesResponse> ListVirtualMFADevices(Context&,
                                                            const ListVirtualMFADevicesRequest&) {
  // Deviation: there are no MFA devices here; every list of them is empty.
  ListVirtualMFADevicesResponse out;
  out.virtual_mfa_devices.present = true;
  out.is_truncated = false;
  return out;
}

}  // namespace wt::iam
