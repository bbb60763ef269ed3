#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html
Result<ListUserTagsResponse> ListUserTags(Context& ctx, const ListUserTagsRequest& in) {
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  ListUserTagsResponse out;
  WT_TRY(ListTags(ctx, StrCat("user/", user.key), in, out));
  return out;
}

}  // namespace wt::iam
