#pragma once

// The ECS cluster query language: which container instances a memberOf constraint or a list filter
// means.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <regex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/base/time.h"

namespace wt::laws::cluster_query {

// PlacementConstraint.expression in the API model: documented.
inline constexpr size_t kExpressionLengthMax = 2000;
// Ours, so that no expression can exhaust the machine: assumed.
inline constexpr size_t kPatternLengthMax = 256;
inline constexpr int kNestingMax = 100;

// A name with or without a value, as PutAttributes takes it.
struct Attribute {
  std::string name;
  std::optional<std::string> value;

  friend bool operator==(const Attribute&, const Attribute&) = default;
};

// How many tasks of one group ("service:web", "family:batch") an instance holds.
struct TaskGroup {
  std::string name;
  int64_t tasks = 0;

  friend bool operator==(const TaskGroup&, const TaskGroup&) = default;
};

// What an expression may ask of one container instance. The views are the caller's.
struct Subject {
  std::span<const Attribute> attributes;
  std::span<const TaskGroup> task_groups;
  std::string_view ec2_instance_id;  // Empty where the instance is not on EC2.
  std::string_view agent_version;    // Empty while it is not known.
  bool agent_connected = false;
  int64_t running_tasks_count = 0;
  Instant registered_at;
};

enum class Field {
  kAgentConnected,
  kAgentVersion,
  kAttribute,
  kEc2InstanceId,
  kRegisteredAt,
  kRunningTasksCount,
  kTaskGroup,
};

enum class Comparison {
  kEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kExists,
  kIn,
  kMatches
};

using Version = std::vector<int64_t>;

// One "subject operator argument". `!=`, `!exists`, `!in` and `!~` are the negated four.
struct Term {
  Field field = Field::kAttribute;
  std::string attribute;  // The NAME of attribute:NAME.
  Comparison comparison = Comparison::kEqual;
  bool negated = false;
  std::vector<std::string> values;            // One, or the list of in; none for exists.
  Version version;                            // agentVersion
  Instant instant;                            // registeredAt
  int64_t number = 0;                         // runningTasksCount
  std::shared_ptr<const std::regex> pattern;  // matches
};

// A parsed expression. Copies are cheap enough to keep beside what they constrain.
class Query {
 public:
  const std::string& text() const { return text_; }
  // Whether a task that starts or stops can change the answer (task:group, runningTasksCount).
  bool mentions_tasks() const { return mentions_tasks_; }

  friend bool operator==(const Query& a, const Query& b) { return a.text_ == b.text_; }

 private:
  friend class Parser;
  friend bool Matches(const Query& query, const Subject& subject);

  struct Node {
    enum class Kind { kTerm, kNot, kAnd, kOr } kind = Kind::kTerm;
    size_t left = 0;   // A node, or the term's index.
    size_t right = 0;  // A node, for kAnd and kOr.
  };
  bool Holds(size_t node, const Subject& subject) const;

  std::string text_;
  std::vector<Node> nodes_;
  std::vector<Term> terms_;
  size_t root_ = 0;
  bool mentions_tasks_ = false;
};

// InvalidParameterException names the character (from 1) and what was expected there.
Result<Query> Parse(std::string_view text);

bool Matches(const Query& query, const Subject& subject);

// "1.14.5" or "v1.14.5" as {1, 14, 5}; what follows the numbers ("-beta") is left out.
std::optional<Version> ParseVersion(std::string_view text);
// By number, part by part; a missing part is 0.
std::strong_ordering CompareVersions(const Version& a, const Version& b);

}  // namespace wt::laws::cluster_query
