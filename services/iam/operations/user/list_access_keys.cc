#include "services/iam/iam.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html
Result<ListAccessKeysResponse> ListAccessKeys(Context& ctx, const ListAccessKeysRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  ListAccessKeysResponse out;
  out.access_key_metadata.present = true;
  ClosePage(pager, out);
  // The account's own keys are not listed.
  if (!in.user_name && ctx.caller() != nullptr &&
      !FindUserOfAccessKey(ctx, ctx.caller()->access_key_id)) {
    return out;
  }
  const UserRow user = WT_TRY(FetchUserOrCaller(ctx, in.user_name));
  for (const AccessKeyRow& row : ctx.Global().Scan<AccessKeyRow>(user.key)) {
    if (pager.Before(row.id)) continue;
    if (!pager.Take(row.id)) break;
    out.access_key_metadata.push_back({user.name, row.id, row.status, row.created_at});
  }
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
