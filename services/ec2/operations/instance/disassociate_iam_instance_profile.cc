#include "services/ec2/instance_profile.h"
#include "services/ec2/operations.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateIamInstanceProfile.html
Result<DisassociateIamInstanceProfileResponse> DisassociateIamInstanceProfile(
    Context& ctx, const DisassociateIamInstanceProfileRequest& in) {
  InstanceRow row = WT_TRY(InstanceOfAssociation(ctx, in.association_id));
  DisassociateIamInstanceProfileResponse out;
  out.iam_instance_profile_association = AssociationOf(row, "disassociating");
  row.instance_profile_arn.clear();
  row.instance_profile_id.clear();
  row.profile_association_id.clear();
  ctx.Put(row);
  return out;
}

}  // namespace wt::ec2
