#include "services/ec2/errors.h"
#include "services/ec2/filter.h"
#include "services/ec2/network_state.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<FlowLogRow> kFlowLogFilters[] = {
    {"flow-log-id", [](Context&, const FlowLogRow& row, Values& out) { out.push_back(row.id); }},
    {"resource-id",
     [](Context&, const FlowLogRow& row, Values& out) { out.push_back(row.resource_id); }},
    {"log-group-name",
     [](Context&, const FlowLogRow& row, Values& out) { out.push_back(row.log_group); }},
    {"log-destination-type",
     [](Context&, const FlowLogRow& row, Values& out) { out.push_back(row.destination_type); }},
    {"traffic-type",
     [](Context&, const FlowLogRow& row, Values& out) { out.push_back(row.traffic_type); }},
    {"deliver-log-status",
     [](Context&, const FlowLogRow&, Values& out) { out.push_back("SUCCESS"); }},
};

FlowLog FlowLogToApi(Context& ctx, const FlowLogRow& row) {
  FlowLog api;
  api.flow_log_id = row.id;
  api.resource_id = row.resource_id;
  api.traffic_type = row.traffic_type;
  api.flow_log_status = "ACTIVE";
  api.deliver_logs_status = "SUCCESS";
  api.log_destination_type = row.destination_type;
  if (!row.destination.empty()) api.log_destination = row.destination;
  if (!row.log_group.empty()) api.log_group_name = row.log_group;
  if (!row.role_arn.empty()) api.deliver_logs_permission_arn = row.role_arn;
  api.log_format = row.format;
  api.max_aggregation_interval = row.interval_seconds;
  api.creation_time = row.created_at;
  api.tags = TagsOf(ctx, row.id);
  return api;
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeFlowLogs.html
Result<DescribeFlowLogsResponse> DescribeFlowLogs(Context& ctx, const DescribeFlowLogsRequest& in) {
  const auto& ids = in.flow_log_ids;
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeFlowLogsResponse out;
  out.flow_logs.present = true;
  const std::span<const FilterField<FlowLogRow>> fields = kFlowLogFilters;
  WT_TRY(DescribeRows<FlowLogRow>(
      ctx, ids, in.filter, fields, pager,
      [](const std::vector<std::string>& missing) {
        return error::Of("InvalidFlowLogId.NotFound",
                         StrCat("These flow log ids in the input list are not found: [",
                                Join(missing, ", "), "]"));
      },
      [&](const FlowLogRow& row) { out.flow_logs.push_back(FlowLogToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
