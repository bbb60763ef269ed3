#pragma once

// The expression of a composite alarm: ALARM("a") AND (OK(b) OR NOT ALARM(c)). See README.md.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/laws/alarm_evaluation/alarm_evaluation.h"

namespace wt::laws::alarm_evaluation {

class AlarmRule {
 public:
  // Errors: code "ValidationError", with what is wrong.
  static Result<AlarmRule> Parse(std::string_view text);

  // The names or ARNs it looks at, each once, in the order in which they appear.
  const std::vector<std::string>& alarms() const { return alarms_; }
  // `state_of` answers nothing for an alarm that is not there: then no condition on it holds.
  bool Holds(const std::function<std::optional<State>(std::string_view alarm)>& state_of) const;

 private:
  enum class Kind : uint8_t { kAnd, kOr, kNot, kTrue, kFalse, kState, kAtLeast };
  struct Node {
    Kind kind = Kind::kTrue;
    std::vector<size_t> children;  // Of nodes_.
    State state = State::kAlarm;   // kState, kAtLeast
    bool negated = false;          // kAtLeast: of that state or not.
    std::vector<size_t> alarms;    // Of alarms_.
    int64_t at_least = 0;
    bool percent = false;
  };
  class Parser;
  bool HoldsAt(size_t node,
               const std::function<std::optional<State>(std::string_view)>& state_of) const;

  std::vector<Node> nodes_;
  std::vector<std::string> alarms_;
  size_t root_ = 0;
};

}  // namespace wt::laws::alarm_evaluation
