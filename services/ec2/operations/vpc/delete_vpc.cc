#include "services/ec2/errors.h"
#include "services/ec2/network_state.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

template <class Rows>
bool Any(Rows rows) {
  return rows.begin() != rows.end();
}

// What keeps a VPC alive. Its default group, default ACL and main route table go with it.
bool HasDependents(Context& ctx, const std::string& vpc) {
  if (Any(ctx.Rows<SubnetRow>().By<0>(ctx.account(), ctx.region(), vpc))) return true;
  if (Any(ctx.Rows<InternetGatewayRow>().By<0>(ctx.account(), ctx.region(), vpc))) return true;
  if (Any(ctx.Rows<EgressOnlyGatewayRow>().By<0>(ctx.account(), ctx.region(), vpc))) return true;
  if (Any(ctx.Rows<VpcEndpointRow>().By<0>(ctx.account(), ctx.region(), vpc))) return true;
  for (const auto& row : ctx.Rows<SecurityGroupRow>().By<0>(ctx.account(), ctx.region(), vpc)) {
    if (row.name != "default") return true;
  }
  for (const auto& row : ctx.Rows<NetworkAclRow>().By<0>(ctx.account(), ctx.region(), vpc)) {
    if (!row.is_default) return true;
  }
  size_t tables = 0;
  for ([[maybe_unused]] const auto& row :
       ctx.Rows<RouteTableRow>().By<0>(ctx.account(), ctx.region(), vpc)) {
    ++tables;
  }
  return tables > 1;
}

template <class Row>
std::vector<Row> CollectOf(Context& ctx, const std::string& vpc) {
  std::vector<Row> rows;
  for (const Row& row : ctx.Rows<Row>().template By<0>(ctx.account(), ctx.region(), vpc)) {
    rows.push_back(row);
  }
  return rows;
}

void EraseContents(Context& ctx, const std::string& vpc) {
  for (const SecurityGroupRow& group : CollectOf<SecurityGroupRow>(ctx, vpc)) {
    for (const auto& rule :
         ctx.Rows<SecurityGroupRuleRow>().Collect(ctx.account(), ctx.region(), group.id)) {
      ctx.Erase<SecurityGroupRuleRow>(rule.group_id, rule.id);
    }
    ctx.Erase<SecurityGroupRow>(group.id);
    EraseTags(ctx, group.id);
  }
  for (const NetworkAclRow& acl : CollectOf<NetworkAclRow>(ctx, vpc)) {
    for (const auto& entry :
         ctx.Rows<NetworkAclEntryRow>().Collect(ctx.account(), ctx.region(), acl.id)) {
      ctx.Erase<NetworkAclEntryRow>(entry.acl_id, entry.egress, entry.rule_number);
    }
    ctx.Erase<NetworkAclRow>(acl.id);
    EraseTags(ctx, acl.id);
  }
  for (const RouteTableRow& table : CollectOf<RouteTableRow>(ctx, vpc)) {
    for (const auto& route : ctx.Rows<RouteRow>().Collect(ctx.account(), ctx.region(), table.id)) {
      ctx.Erase<RouteRow>(route.route_table_id, route.destination);
    }
    std::vector<std::string> associations;
    for (const auto& row :
         ctx.Rows<RouteTableAssociationRow>().By<0>(ctx.account(), ctx.region(), table.id)) {
      associations.push_back(row.id);
    }
    for (const std::string& id : associations) ctx.Erase<RouteTableAssociationRow>(id);
    ctx.Erase<RouteTableRow>(table.id);
    EraseTags(ctx, table.id);
  }
  for (const auto& cidr : ctx.Rows<VpcCidrRow>().Collect(ctx.account(), ctx.region(), vpc)) {
    ctx.Erase<VpcCidrRow>(cidr.vpc_id, cidr.association_id);
  }
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpc.html
Result<DeleteVpcResponse> DeleteVpc(Context& ctx, const DeleteVpcRequest& in) {
  const VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  if (HasDependents(ctx, vpc.id)) {
    return error::DependencyViolation(
        StrCat("The vpc '", vpc.id, "' has dependencies and cannot be deleted."));
  }
  WT_TRY(CheckDryRun(in));
  EraseContents(ctx, vpc.id);
  ctx.Erase<VpcRow>(vpc.id);
  EraseTags(ctx, vpc.id);
  return DeleteVpcResponse{};
}

}  // namespace wt::ec2
