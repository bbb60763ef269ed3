#include "emulator/world/pager.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/traffic.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeTrafficSources.html
Result<DescribeTrafficSourcesResponse> DescribeTrafficSources(
    Context& ctx, const DescribeTrafficSourcesRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kPageMax, BadNextToken()));
  DescribeTrafficSourcesResponse out;
  out.traffic_sources.present = true;
  for (const TrafficSourceRow& row : ctx.Scan<TrafficSourceRow>(group.name)) {
    if ((in.traffic_source_type && *in.traffic_source_type != row.type) ||
        pager.Before(row.identifier))
      continue;
    if (!pager.Take(row.identifier)) break;
    auto& item = out.traffic_sources.emplace_back();
    item.identifier = item.traffic_source = row.identifier;
    item.type = row.type;
    item.state = row.state;
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::autoscaling
