#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSigningCertificates.html
Result<ListSigningCertificatesResponse> ListSigningCertificates(
    Context& ctx, const ListSigningCertificatesRequest& in) {
  // Deviation: there are no signing certificates here; every list of them is empty.
  if (in.user_name) WT_TRY(FetchUser(ctx, *in.user_name));
  ListSigningCertificatesResponse out;
  out.certificates.present = true;
  out.is_truncated = false;
  return out;
}

}  // namespace wt::iam
