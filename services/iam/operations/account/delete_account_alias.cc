#include "services/iam/errors.h"
#include "services/iam/operations.h"
#include "services/iam/state.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountAlias.html
Result<DeleteAccountAliasResponse> DeleteAccountAlias(Context& ctx,
                                                      const DeleteAccountAliasRequest& in) {
  if (!ctx.Global().Erase<AliasRow>(in.account_alias)) {
    return error::NoSuchEntityException(
        StrCat("The account alias ", in.account_alias, " cannot be found."));
  }
  return DeleteAccountAliasResponse{};
}

}  // namespace wt::iam
