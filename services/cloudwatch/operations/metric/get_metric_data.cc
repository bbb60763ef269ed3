#include <algorithm>

#include "emulator/base/encoding.h"
#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/limits.h"
#include "services/cloudwatch/metric.h"
#include "services/cloudwatch/operations.h"
#include "services/cloudwatch/query.h"

namespace wt::cloudwatch {
namespace {

constexpr std::string_view kDataToken = "wt1/data/";

Error InvalidData(std::string message) {
  return {.code = "ValidationError", .message = std::move(message)};
}

Result<void> CheckDataRequest(const GetMetricDataRequest& in) {
  if (in.metric_data_queries.empty()) {
    return InvalidData("The collection MetricDataQueries must not be empty.");
  }
  if (static_cast<int64_t>(in.metric_data_queries.size()) > kQueriesMax) {
    return InvalidData(StrCat("The collection MetricDataQueries must not have a size greater than ",
                              kQueriesMax, "."));
  }
  if (in.start_time >= in.end_time) {
    return InvalidData("The parameter StartTime must be less than the parameter EndTime.");
  }
  if (in.max_datapoints && (*in.max_datapoints < 1 || *in.max_datapoints > kDatapointsMax)) {
    return InvalidData(
        StrCat("The parameter MaxDatapoints must be between 1 and ", kDatapointsMax, "."));
  }
  if (auto wrong = CheckQueries(in.metric_data_queries)) return InvalidData(*std::move(wrong));
  const auto& queries = in.metric_data_queries;
  if (std::none_of(queries.begin(), queries.end(),
                   [](const auto& query) { return query.return_data.value_or(true); })) {
    return InvalidData("At least one of the MetricDataQueries must return data.");
  }
  return {};
}

// How many points earlier pages gave.
Result<size_t> Given(const std::optional<std::string>& token) {
  if (!token || token->empty()) return size_t{0};
  const std::optional<std::string> text = Base64Decode(*token);
  if (text && text->starts_with(kDataToken)) {
    const auto number = ParseInt(std::string_view(*text).substr(kDataToken.size()));
    if (number && *number >= 0) return static_cast<size_t>(*number);
  }
  return error::InvalidNextToken("The specified nextToken is invalid.");
}

}  // namespace

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
Result<GetMetricDataResponse> GetMetricData(Context& ctx, const GetMetricDataRequest& in) {
  WT_TRY(CheckDataRequest(in));
  const size_t given = WT_TRY(Given(in.next_token));
  std::vector<QueryResult> results =
      WT_TRY(RunQueries(ctx, in.metric_data_queries, in.start_time, in.end_time));

  // Points are counted through all results; a page ends in the midst of one.
  GetMetricDataResponse out;
  out.metric_data_results.present = out.messages.present = true;
  const auto page = static_cast<size_t>(in.max_datapoints.value_or(kDatapointsMax));
  const bool ascending = in.scan_by == "TimestampAscending";
  size_t before = 0;
  size_t total = 0;
  for (QueryResult& result : results) {
    if (!ascending) std::reverse(result.points.begin(), result.points.end());
    const size_t size = result.points.size();
    MetricDataResult data{.id = result.id, .label = result.label};
    data.timestamps.present = data.values.present = true;
    for (size_t i = 0; i < size; ++i) {
      if (before + i < given || before + i >= given + page) continue;
      data.timestamps.push_back(result.points[i].at);
      data.values.push_back(result.points[i].value);
    }
    const bool whole = before + size <= given + page;
    data.status_code = whole ? "Complete" : "PartialData";
    const bool earlier = given > 0 && before + size <= given;
    if (!earlier && before <= given + page) out.metric_data_results.push_back(std::move(data));
    before += size;
    total = before;
  }
  if (total > given + page) out.next_token = Base64Encode(StrCat(kDataToken, given + page));
  return out;
}

}  // namespace wt::cloudwatch
