#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"
#include "services/ec2/vpc_endpoint.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpcEndpoints.html
Result<DeleteVpcEndpointsResponse> DeleteVpcEndpoints(Context& ctx,
                                                      const DeleteVpcEndpointsRequest& in) {
  if (in.vpc_endpoint_ids.empty()) return error::MissingParameter("VpcEndpointId");
  WT_TRY(CheckDryRun(in));
  DeleteVpcEndpointsResponse out;
  out.unsuccessful.present = true;
  for (const std::string& id : in.vpc_endpoint_ids) {
    std::optional<VpcEndpointRow> row = ctx.Find<VpcEndpointRow>(id);
    if (!row) {
      UnsuccessfulItem& item = out.unsuccessful.emplace_back();
      item.resource_id = id;
      item.error.emplace().code = "InvalidVpcEndpoint.NotFound";
      item.error->message = StrCat("The Vpc Endpoint Id '", id, "' does not exist");
      continue;
    }
    const std::vector<std::string> tables = row->route_table_ids, subnets = row->subnet_ids;
    for (const std::string& table : tables) LeaveTable(ctx, *row, table);
    for (const std::string& subnet : subnets) LeaveSubnet(ctx, *row, subnet);
    ctx.Erase<VpcEndpointRow>(id);
    EraseTags(ctx, id);
  }
  return out;
}

}  // namespace wt::ec2
