#include "emulator/laws/cluster_query/cluster_query.h"

#include <algorithm>

#include "emulator/base/strings.h"

namespace wt::laws::cluster_query {
namespace {

bool Holds(Comparison comparison, std::strong_ordering order) {
  switch (comparison) {
    case Comparison::kEqual:
      return order == 0;
    case Comparison::kLess:
      return order < 0;
    case Comparison::kLessEqual:
      return order <= 0;
    case Comparison::kGreater:
      return order > 0;
    case Comparison::kGreaterEqual:
      return order >= 0;
    default:
      return false;  // The parser lets no other comparison near an ordered subject.
  }
}

// Attributes are text. Deviation: AWS does not say how `>` orders them; here two integers compare
// as numbers and anything else by bytes; because "10" before "9" would surprise.
std::strong_ordering CompareText(std::string_view a, std::string_view b) {
  const std::optional<int64_t> x = ParseInt(a);
  const std::optional<int64_t> y = ParseInt(b);
  if (x && y) return *x <=> *y;
  return a <=> b;
}

bool TextHolds(const Term& term, std::string_view text) {
  switch (term.comparison) {
    case Comparison::kExists:
      return true;
    case Comparison::kEqual:
      return text == term.values.front();
    case Comparison::kIn:
      return std::find(term.values.begin(), term.values.end(), text) != term.values.end();
    case Comparison::kMatches:
      return std::regex_match(text.begin(), text.end(), *term.pattern);
    default:
      return Holds(term.comparison, CompareText(text, term.values.front()));
  }
}

// A subject that an instance lacks satisfies !exists alone: `attribute:x != v` is false without x.
bool AttributeHolds(const Term& term, const Subject& subject) {
  for (const Attribute& attribute : subject.attributes) {
    if (attribute.name != term.attribute) continue;
    const std::string_view value = attribute.value ? std::string_view(*attribute.value) : "";
    return TextHolds(term, value) != term.negated;
  }
  return term.comparison == Comparison::kExists && term.negated;
}

// True where some task on the instance is of such a group; negated, where none is.
bool TaskGroupHolds(const Term& term, const Subject& subject) {
  const bool any = std::any_of(
      subject.task_groups.begin(), subject.task_groups.end(),
      [&](const TaskGroup& group) { return group.tasks > 0 && TextHolds(term, group.name); });
  return any != term.negated;
}

bool TermHolds(const Term& term, const Subject& subject) {
  switch (term.field) {
    case Field::kAttribute:
      return AttributeHolds(term, subject);
    case Field::kTaskGroup:
      return TaskGroupHolds(term, subject);
    case Field::kAgentConnected:
      return TextHolds(term, subject.agent_connected ? "true" : "false") != term.negated;
    case Field::kEc2InstanceId:
      return !subject.ec2_instance_id.empty() &&
             TextHolds(term, subject.ec2_instance_id) != term.negated;
    case Field::kRunningTasksCount:
      return Holds(term.comparison, subject.running_tasks_count <=> term.number) != term.negated;
    case Field::kRegisteredAt:
      return Holds(term.comparison, subject.registered_at <=> term.instant) != term.negated;
    case Field::kAgentVersion: {
      const std::optional<Version> version = ParseVersion(subject.agent_version);
      return version &&
             Holds(term.comparison, CompareVersions(*version, term.version)) != term.negated;
    }
  }
  return false;
}

}  // namespace

bool Matches(const Query& query, const Subject& subject) {
  return query.Holds(query.root_, subject);
}

bool Query::Holds(size_t node, const Subject& subject) const {
  const Node& at = nodes_[node];
  switch (at.kind) {
    case Node::Kind::kTerm:
      return TermHolds(terms_[at.left], subject);
    case Node::Kind::kNot:
      return !Holds(at.left, subject);
    case Node::Kind::kAnd:
      return Holds(at.left, subject) && Holds(at.right, subject);
    case Node::Kind::kOr:
      return Holds(at.left, subject) || Holds(at.right, subject);
  }
  return false;
}

std::optional<Version> ParseVersion(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  Version version;
  while (true) {
    size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    const std::optional<int64_t> part = ParseInt(text.substr(0, digits));
    if (!part) return std::nullopt;
    version.push_back(*part);
    text.remove_prefix(digits);
    if (!text.starts_with('.')) break;
    text.remove_prefix(1);
  }
  if (!text.empty() && text.front() != '-' && text.front() != '+') return std::nullopt;
  return version;
}

std::strong_ordering CompareVersions(const Version& a, const Version& b) {
  for (size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const int64_t x = i < a.size() ? a[i] : 0;
    const int64_t y = i < b.size() ? b[i] : 0;
    if (x != y) return x <=> y;
  }
  return std::strong_ordering::equal;
}

}  // namespace wt::laws::cluster_query
