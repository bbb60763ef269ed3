#include <algorithm>

#include "emulator/world/pager.h"
#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {
namespace {

bool Wanted(const Context& ctx, const GroupRow& row, const DescribeLogGroupsRequest& in) {
  if (in.log_group_name_prefix && !row.name.starts_with(*in.log_group_name_prefix)) return false;
  if (in.log_group_name_pattern &&
      ToLower(row.name).find(ToLower(*in.log_group_name_pattern)) == std::string::npos) {
    return false;
  }
  if (in.log_group_class && row.log_class != *in.log_group_class) return false;
  const auto& ids = in.log_group_identifiers;
  return ids.empty() || std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
           return id == row.name || id == GroupArn(ctx, row.name);
         });
}

}  // namespace

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html
Result<DescribeLogGroupsResponse> DescribeLogGroups(Context& ctx,
                                                    const DescribeLogGroupsRequest& in) {
  if (in.log_group_name_prefix && in.log_group_name_pattern) {
    return error::InvalidParameterException(
        "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
  }
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.limit, 50, BadToken()));
  DescribeLogGroupsResponse out;
  out.log_groups.present = true;
  for (const GroupRow& row : ctx.Scan<GroupRow>()) {
    if (pager.Before(row.name) || !Wanted(ctx, row, in)) continue;
    if (!pager.Take(row.name)) break;
    out.log_groups.push_back(ToApi(ctx, row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::logs
