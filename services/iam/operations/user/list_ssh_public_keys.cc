#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSSHPublicKeys.html
Result<ListSSHPublicKeysResponse> ListSSHPublicKeys(Context& ctx,
                                                    const ListSSHPublicKeysRequest& in) {
  // Deviation: there are no SSH keys of users here; every list of them is empty.
  if (in.user_name) WT_TRY(FetchUser(ctx, *in.user_name));
  ListSSHPublicKeysResponse out;
  out.ssh_public_keys.present = true;
  out.is_truncated = false;
  return out;
}

}  // namespace wt::iam
