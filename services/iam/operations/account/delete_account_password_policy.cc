#include "services/iam/errors.h"
#include "services/iam/operations.h"
#include "services/iam/state.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountPasswordPolicy.html
Result<DeleteAccountPasswordPolicyResponse> DeleteAccountPasswordPolicy(
    Context& ctx, const DeleteAccountPasswordPolicyRequest&) {
  if (!ctx.Global().Erase<PasswordPolicyRow>()) {
    return error::NoSuchEntityException(
        StrCat("The Password Policy with domain name ", ctx.account(), " cannot be found."));
  }
  return DeleteAccountPasswordPolicyResponse{};
}

}  // namespace wt::iam
