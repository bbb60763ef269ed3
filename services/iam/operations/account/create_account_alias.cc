#include "services/iam/errors.h"
#include "services/iam/operations.h"
#include "services/iam/state.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html
Result<CreateAccountAliasResponse> CreateAccountAlias(Context& ctx,
                                                      const CreateAccountAliasRequest& in) {
  Context at = ctx.Global();
  for (const AliasRow& row : ctx.Rows<AliasRow>().All()) {
    if (row.alias == in.account_alias) {
      return error::EntityAlreadyExistsException(
          StrCat("The account alias ", in.account_alias, " already exists."));
    }
  }
  // An account has one alias: a new one takes the old one's place.
  for (const AliasRow& row : ctx.Rows<AliasRow>().Collect(ctx.account(), "")) {
    at.Erase<AliasRow>(row.alias);
  }
  at.Put(AliasRow{.alias = in.account_alias});
  return CreateAccountAliasResponse{};
}

}  // namespace wt::iam
