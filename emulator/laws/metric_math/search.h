#pragma once

// What SEARCH('{AWS/EC2,InstanceId} MetricName="CPUUtilization"', …) finds.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/base/result.h"

namespace wt::laws::metric_math {

struct Candidate {
  std::string_view name_space, name;
  std::vector<std::pair<std::string_view, std::string_view>> dimensions;  // By name.
};

class SearchExpression {
 public:
  // Errors: code "ValidationError", with what is wrong.
  static Result<SearchExpression> Parse(std::string_view text);

  bool Matches(const Candidate& metric) const;

  enum class Kind { kAll, kAnd, kOr, kNot, kTerm };
  struct Node {
    Kind kind = Kind::kAll;
    std::string property;  // Empty: any part of the metric.
    std::string value;
    bool exact = false;  // In quotation marks.
    std::vector<Node> children;
  };

 private:
  // The schema: a namespace, and exactly these dimensions.
  std::optional<std::string> name_space_;
  std::vector<std::string> dimensions_;
  Node root_;
};

}  // namespace wt::laws::metric_math
