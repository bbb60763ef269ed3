#include "services/ec2/operations.h"
#include "services/ec2/security_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupReferences.html
Result<DescribeSecurityGroupReferencesResponse> DescribeSecurityGroupReferences(
    Context& ctx, const DescribeSecurityGroupReferencesRequest& in) {
  for (const std::string& id : in.group_id) static_cast<void>(WT_TRY(FindSecurityGroup(ctx, id)));
  WT_TRY(CheckDryRun(in));
  // It lists VPCs at the other side of a peering or transit gateway, of which there are none.
  DescribeSecurityGroupReferencesResponse out;
  out.security_group_reference_set.present = true;
  return out;
}

}  // namespace wt::ec2
