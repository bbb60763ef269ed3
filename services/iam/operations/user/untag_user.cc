#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html
Result<UntagUserResponse> UntagUser(Context& ctx, const UntagUserRequest& in) {
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  RemoveTags(ctx, StrCat("user/", user.key), in.tag_keys);
  return UntagUserResponse{};
}

}  // namespace wt::iam
