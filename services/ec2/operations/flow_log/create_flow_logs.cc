#include "services/ec2/client_token.h"
#include "services/ec2/errors.h"
#include "services/ec2/network_state.h"
#include "services/ec2/operations.h"
#include "services/ec2/resource.h"
#include "services/ec2/tags.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

Result<FlowLogRow> FlowLogOf(const CreateFlowLogsRequest& in) {
  FlowLogRow row;
  row.traffic_type = in.traffic_type.value_or("ALL");
  row.destination_type = in.log_destination_type.value_or("cloud-watch-logs");
  row.destination = in.log_destination.value_or("");
  row.log_group = in.log_group_name.value_or("");
  row.role_arn = in.deliver_logs_permission_arn.value_or("");
  row.format = in.log_format.value_or("");
  row.interval_seconds = in.max_aggregation_interval.value_or(600);
  if (row.interval_seconds != 60 && row.interval_seconds != 600) {
    return error::InvalidParameterValue("Invalid Flow Log Max Aggregation Interval");
  }
  if (row.destination_type == "cloud-watch-logs") {
    if (row.role_arn.empty()) {
      return error::Of("InvalidParameter",
                       "DeliverLogsPermissionArn can't be empty if LogDestinationType is "
                       "cloud-watch-logs.");
    }
    if (row.log_group.empty() && row.destination.empty()) {
      return error::Of("InvalidParameter", "LogDestination can't be empty.");
    }
  } else if (row.destination.empty()) {
    return error::Of("InvalidParameter",
                     "LogDestination can't be empty if LogGroupName is not provided.");
  }
  if (row.format.empty()) {
    row.format =
        "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} "
        "${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} "
        "${log-status}";
  }
  return row;
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html
// Deviation: AWS writes records of traffic to the destination; here the flow log is kept and
// nothing is written, because single packets are not simulated.
Result<CreateFlowLogsResponse> CreateFlowLogs(Context& ctx, const CreateFlowLogsRequest& in) {
  if (in.resource_ids.empty()) return error::MissingParameter("ResourceId");
  const FlowLogRow base = WT_TRY(FlowLogOf(in));
  WT_TRY(CheckSpecifications(in.tag_specifications, {"vpc-flow-log"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "vpc-flow-log"));
  WT_TRY(CheckDryRun(in));
  CreateFlowLogsResponse out;
  out.client_token = in.client_token;
  out.flow_log_ids.present = true;
  out.unsuccessful.present = true;
  if (const auto known = WT_TRY(MadeByToken(ctx, "CreateFlowLogs", in))) {
    for (const std::string_view id : Split(*known, ' ')) out.flow_log_ids.emplace_back(id);
    return out;
  }
  // Each resource by itself: one that cannot have it does not keep the others.
  for (const std::string& resource : in.resource_ids) {
    const auto fail = [&](std::string code, std::string message) {
      UnsuccessfulItem& item = out.unsuccessful.emplace_back();
      item.resource_id = resource;
      item.error.emplace().code = std::move(code);
      item.error->message = std::move(message);
    };
    const Result<void> there = CheckResource(ctx, resource);
    if (!there.ok()) {
      fail("400", StrCat("(", there.error().code, ") ", there.error().message));
      continue;
    }
    bool same = false;
    for (const FlowLogRow& known : ctx.Scan<FlowLogRow>()) {
      same = same || (known.resource_id == resource && known.destination == base.destination &&
                      known.log_group == base.log_group && known.traffic_type == base.traffic_type);
    }
    if (same) {
      return error::Of("FlowLogAlreadyExists",
                       "Error. There is an existing Flow Log with the same configuration and log "
                       "destination.");
    }
    FlowLogRow row = base;
    row.id = ctx.NewId("fl-");
    row.resource_id = resource;
    row.created_at = ctx.now();
    ctx.Put(row);
    WT_TRY(PutTags(ctx, row.id, tags));
    out.flow_log_ids.push_back(row.id);
  }
  RememberToken(ctx, "CreateFlowLogs", in, Join(out.flow_log_ids, " "));
  return out;
}

}  // namespace wt::ec2
