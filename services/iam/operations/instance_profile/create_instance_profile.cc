#include <iterator>

#include "services/iam/errors.h"
#include "services/iam/limits.h"
#include "services/iam/names.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html
Result<CreateInstanceProfileResponse> CreateInstanceProfile(
    Context& ctx, const CreateInstanceProfileRequest& in) {
  Context at = ctx.Global();
  if (at.Peek<InstanceProfileRow>(KeyOf(in.instance_profile_name)) != nullptr) {
    return error::EntityAlreadyExistsException(
        StrCat("Instance Profile ", in.instance_profile_name, " already exists."));
  }
  const auto profiles = at.Scan<InstanceProfileRow>();
  if (static_cast<size_t>(std::distance(profiles.begin(), profiles.end())) >=
      kInstanceProfilesMax) {
    return error::LimitExceededException(
        StrCat("Cannot exceed quota for InstanceProfilesPerAccount: ", kInstanceProfilesMax));
  }
  InstanceProfileRow row;
  row.account = ctx.account();
  row.name = in.instance_profile_name;
  row.key = KeyOf(row.name);
  row.path = in.path.value_or("/");
  row.id = NewUniqueId(ctx, "AIPA");
  row.arn = IamArn(ctx.account(), "instance-profile", row.path, row.name);
  row.created_at = ctx.now();
  ctx.Put(row);
  WT_TRY(PutTags(ctx, StrCat("instance-profile/", row.key), in.tags));
  ctx.Trace("instance_profile_created", {{"instance_profile", row.arn}});
  return CreateInstanceProfileResponse{.instance_profile = ToApi(ctx, row)};
}

}  // namespace wt::iam
