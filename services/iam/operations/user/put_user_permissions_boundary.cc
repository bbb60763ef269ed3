#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html
Result<PutUserPermissionsBoundaryResponse> PutUserPermissionsBoundary(
    Context& ctx, const PutUserPermissionsBoundaryRequest& in) {
  UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  WT_TRY(CheckBoundary(ctx, in.permissions_boundary));
  user.boundary = in.permissions_boundary;
  ctx.Put(std::move(user));
  return PutUserPermissionsBoundaryResponse{};
}

}  // namespace wt::iam
