#include "services/cloudwatch/query.h"

namespace wt::cloudwatch {

std::optional<std::string> CheckQueries(const wire::List<MetricDataQuery>& queries) {
  static_cast<void>(queries);
  return std::nullopt;
}

std::vector<laws::alarm_evaluation::Point> MathPoints(Context& ctx, const AlarmRow& row,
                                                      Instant newest, int64_t count) {
  static_cast<void>(ctx);
  static_cast<void>(row);
  static_cast<void>(newest);
  return std::vector<laws::alarm_evaluation::Point>(static_cast<size_t>(count));
}

}  // namespace wt::cloudwatch
