#include "services/iam/instance_profile.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetInstanceProfile.html
Result<GetInstanceProfileResponse> GetInstanceProfile(Context& ctx,
                                                      const GetInstanceProfileRequest& in) {
  const InstanceProfileRow profile = WT_TRY(FetchProfile(ctx, in.instance_profile_name));
  return GetInstanceProfileResponse{.instance_profile = ToApi(ctx, profile)};
}

}  // namespace wt::iam
