#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/security_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html
Result<DescribeSecurityGroupsResponse> DescribeSecurityGroups(
    Context& ctx, const DescribeSecurityGroupsRequest& in) {
  // 1. Names mean groups of the default VPC.
  wire::List<std::string> ids = in.group_ids;
  for (const std::string& id : ids) {
    if (!id.starts_with("sg-")) {
      return error::Of("InvalidGroupId.Malformed",
                       StrCat("Invalid id: \"", id, "\" (expecting \"sg-...\")"));
    }
  }
  for (const std::string& name : in.group_names) {
    ids.push_back(WT_TRY(FindSecurityGroup(ctx, std::nullopt, name)).id);
  }
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeSecurityGroupsResponse out;
  out.security_groups.present = true;
  WT_TRY(DescribeRows<SecurityGroupRow>(
      ctx, ids, in.filters, SecurityGroupFilters(), pager, SecurityGroupNotFound,
      [&](const SecurityGroupRow& row) { out.security_groups.push_back(ToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
