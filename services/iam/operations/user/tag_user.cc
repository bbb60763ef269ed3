#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html
Result<TagUserResponse> TagUser(Context& ctx, const TagUserRequest& in) {
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  WT_TRY(PutTags(ctx, StrCat("user/", user.key), in.tags));
  return TagUserResponse{};
}

}  // namespace wt::iam
