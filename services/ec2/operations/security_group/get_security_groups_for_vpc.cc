#include "services/ec2/operations.h"
#include "services/ec2/security_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<SecurityGroupRow> kForVpcFilters[] = {
    {"group-id", [](Context&, const SecurityGroupRow& row, Values& out) { out.push_back(row.id); }},
    {"group-name",
     [](Context&, const SecurityGroupRow& row, Values& out) { out.push_back(row.name); }},
    {"description",
     [](Context&, const SecurityGroupRow& row, Values& out) { out.push_back(row.description); }},
    {"owner-id",
     [](Context&, const SecurityGroupRow& row, Values& out) { out.push_back(row.account); }},
    {"primary-vpc-id",
     [](Context&, const SecurityGroupRow& row, Values& out) { out.push_back(row.vpc_id); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSecurityGroupsForVpc.html
Result<GetSecurityGroupsForVpcResponse> GetSecurityGroupsForVpc(
    Context& ctx, const GetSecurityGroupsForVpcRequest& in) {
  const VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  const std::span<const FilterField<SecurityGroupRow>> fields = kForVpcFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, false));
  WT_TRY(CheckDryRun(in));
  GetSecurityGroupsForVpcResponse out;
  out.security_group_for_vpcs.present = true;
  for (const SecurityGroupRow& row : ctx.Scan<SecurityGroupRow>()) {
    if (row.vpc_id != vpc.id || pager.Before(row.id)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, row, row.id))) continue;
    if (!pager.Take(row.id)) break;
    SecurityGroupForVpc& api = out.security_group_for_vpcs.emplace_back();
    api.group_id = row.id;
    api.group_name = row.name;
    api.description = row.description;
    api.owner_id = row.account;
    api.primary_vpc_id = row.vpc_id;
    api.tags = TagsOf(ctx, row.id);
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
