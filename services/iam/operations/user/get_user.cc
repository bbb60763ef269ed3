#include "emulator/world/world.h"
#include "services/iam/iam.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html
Result<GetUserResponse> GetUser(Context& ctx, const GetUserRequest& in) {
  // The account itself is answered where its own key asks without a name.
  if (!in.user_name && ctx.caller() != nullptr &&
      !FindUserOfAccessKey(ctx, ctx.caller()->access_key_id)) {
    User root;
    root.path = "/";
    root.user_name = ctx.account();
    root.user_id = ctx.account();
    root.arn = StrCat("arn:aws:iam::", ctx.account(), ":root");
    root.create_date = kStart;
    return GetUserResponse{.user = std::move(root)};
  }
  const UserRow user = WT_TRY(FetchUserOrCaller(ctx, in.user_name));
  return GetUserResponse{.user = ToApi(ctx, user)};
}

}  // namespace wt::iam
