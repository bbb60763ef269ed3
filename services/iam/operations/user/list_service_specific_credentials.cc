#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html
Result<ListServiceSpecificCredentialsResponse> ListServiceSpecificCredentials(
    Context& ctx, const ListServiceSpecificCredentialsRequest& in) {
  // Deviation: there are no credentials of single services here; every list of them is empty.
  if (in.user_name) WT_TRY(FetchUser(ctx, *in.user_name));
  ListServiceSpecificCredentialsResponse out;
  out.service_specific_credentials.present = true;
  return out;
}

}  // namespace wt::iam
