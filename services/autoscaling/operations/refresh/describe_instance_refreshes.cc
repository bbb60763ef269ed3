#include <algorithm>

#include "emulator/world/pager.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/refresh.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeInstanceRefreshes.html
Result<DescribeInstanceRefreshesResponse> DescribeInstanceRefreshes(
    Context& ctx, const DescribeInstanceRefreshesRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kPageDefault, BadNextToken()));
  DescribeInstanceRefreshesResponse out;
  out.instance_refreshes.present = true;
  // Newest first.
  const auto rows = ctx.Rows<RefreshRow>().Collect(ctx.account(), ctx.region(), group.name);
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    const auto& ids = in.instance_refresh_ids;
    if (!ids.empty() && std::find(ids.begin(), ids.end(), row->id) == ids.end()) continue;
    const std::string digits = StrCat(INT64_MAX - row->sequence);
    const std::string key = std::string(19 - digits.size(), '0') + digits;
    if (pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    out.instance_refreshes.push_back(ToApi(*row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::autoscaling
