#include "services/iam/operations.h"
#include "services/iam/page.h"
#include "services/iam/state.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html
Result<ListAccountAliasesResponse> ListAccountAliases(Context& ctx,
                                                      const ListAccountAliasesRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  ListAccountAliasesResponse out;
  out.account_aliases.present = true;
  for (const AliasRow& row : ctx.Global().Scan<AliasRow>()) {
    if (pager.Before(row.alias)) continue;
    if (!pager.Take(row.alias)) break;
    out.account_aliases.push_back(row.alias);
  }
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
