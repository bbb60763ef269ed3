#include "services/ec2/errors.h"
#include "services/ec2/instance_state.h"
#include "services/ec2/operations.h"
#include "services/ec2/subnet.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSubnet.html
Result<DeleteSubnetResponse> DeleteSubnet(Context& ctx, const DeleteSubnetRequest& in) {
  const SubnetRow subnet = WT_TRY(FindSubnet(ctx, in.subnet_id));
  const auto interfaces =
      ctx.Rows<NetworkInterfaceRow>().By<1>(ctx.account(), ctx.region(), subnet.id);
  if (interfaces.begin() != interfaces.end()) {
    return error::DependencyViolation(
        StrCat("The subnet '", subnet.id, "' has dependencies and cannot be deleted."));
  }
  WT_TRY(CheckDryRun(in));

  std::vector<std::string> acls, tables;
  for (const auto& row :
       ctx.Rows<NetworkAclAssociationRow>().By<1>(ctx.account(), ctx.region(), subnet.id)) {
    acls.push_back(row.id);
  }
  for (const auto& row : ctx.Rows<RouteTableAssociationRow>().By<1>(ctx.account(), ctx.region(),
                                                                    subnet.vpc_id, subnet.id)) {
    tables.push_back(row.id);
  }
  for (const std::string& id : acls) ctx.Erase<NetworkAclAssociationRow>(id);
  for (const std::string& id : tables) ctx.Erase<RouteTableAssociationRow>(id);
  ctx.Erase<SubnetRow>(subnet.id);
  EraseTags(ctx, subnet.id);
  return DeleteSubnetResponse{};
}

}  // namespace wt::ec2
