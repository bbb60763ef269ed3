#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/state.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateRouteTable.html
Result<DisassociateRouteTableResponse> DisassociateRouteTable(
    Context& ctx, const DisassociateRouteTableRequest& in) {
  const std::optional<RouteTableAssociationRow> row =
      ctx.Find<RouteTableAssociationRow>(in.association_id);
  if (!row) {
    return error::NotFound("InvalidAssociationID.NotFound", "association ID", in.association_id);
  }
  if (row->main) {
    return error::InvalidParameterValue(
        StrCat("cannot disassociate the main route table association ", row->id));
  }
  WT_TRY(CheckDryRun(in));
  ctx.Erase<RouteTableAssociationRow>(row->id);
  return DisassociateRouteTableResponse{};
}

}  // namespace wt::ec2
