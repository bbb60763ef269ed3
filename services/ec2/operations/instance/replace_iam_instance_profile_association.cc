#include "services/ec2/errors.h"
#include "services/ec2/instance_profile.h"
#include "services/ec2/operations.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceIamInstanceProfileAssociation.html
Result<ReplaceIamInstanceProfileAssociationResponse> ReplaceIamInstanceProfileAssociation(
    Context& ctx, const ReplaceIamInstanceProfileAssociationRequest& in) {
  InstanceRow row = WT_TRY(InstanceOfAssociation(ctx, in.association_id));
  const auto profile = WT_TRY(ProfileOf(ctx, in.iam_instance_profile));
  if (!profile) return error::MissingParameter("IamInstanceProfile.Name");
  row.instance_profile_arn = profile->arn;
  row.instance_profile_id = profile->id;
  row.profile_association_id = ctx.NewId("iip-assoc-");
  ctx.Put(row);
  ReplaceIamInstanceProfileAssociationResponse out;
  out.iam_instance_profile_association = AssociationOf(row, "associating");
  return out;
}

}  // namespace wt::ec2
