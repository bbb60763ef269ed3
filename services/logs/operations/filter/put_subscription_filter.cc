#include <iterator>

#include "services/logs/errors.h"
#include "services/logs/event.h"
#include "services/logs/filters.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html
Result<PutSubscriptionFilterResponse> PutSubscriptionFilter(
    Context& ctx, const PutSubscriptionFilterRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.log_group_name));
  WT_TRY(EventFilter::Parse(in.filter_pattern));
  const bool known = ctx.Peek<SubscriptionRow>(group.name, in.filter_name) != nullptr;
  const auto all = ctx.Scan<SubscriptionRow>(group.name);
  if (!known && std::distance(all.begin(), all.end()) >= kSubscriptionsMax) {
    return error::LimitExceededException("Resource limit exceeded.");
  }
  if (!in.destination_arn.starts_with("arn:")) {
    return error::InvalidParameterException("destinationArn is not a valid ARN.");
  }
  // Deviation: AWS sends events to the destination; here the filter is kept and nothing is sent;
  // because streams and functions are not simulated.
  SubscriptionRow row;
  row.group = group.name;
  row.name = in.filter_name;
  row.pattern = in.filter_pattern;
  row.destination = in.destination_arn;
  row.role = in.role_arn.value_or("");
  row.distribution = in.distribution.value_or("ByLogStream");
  row.transformed = in.apply_on_transformed_logs.value_or(false);
  row.created_at = ctx.now();
  ctx.Put(std::move(row));
  return PutSubscriptionFilterResponse{};
}

}  // namespace wt::logs
