#pragma once

// The names of series: what can be measured, of what, in which unit. The one list of them.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/engine/file/quantity.h"
#include "scenarios/engine/file/scenario.h"

namespace wt::scenario {

enum class SubjectKind { kService, kGroup, kPlacement, kCost, kElasticity, kSlo };

struct SeriesName {
  SubjectKind of;
  std::string_view name;
  std::optional<Unit> unit;  // None: words, or whatever it is.
  std::string_view doc;
};

std::span<const SeriesName> SeriesNames();
// Null where there is none.
const SeriesName* FindSeries(SubjectKind of, std::string_view name);

// Subjects that are always there: placement, cost, elasticity, slo.
std::optional<SubjectKind> FixedSubject(std::string_view name);

// What an expression is measured in; nothing where any unit may be. Two of one unit divided are a
// share.
std::optional<Unit> UnitOf(const Expression& expression);
// Whether it has AWS's own series, whose percentages count to 100.
bool HasAwsSeries(const Expression& expression);

// Calls `visit` with each series of an expression.
template <class Visit>
void EachSeries(const Expression& expression, const Visit& visit) {
  if (expression.kind == Expression::Kind::kSeries) visit(expression.series);
  for (const Expression& operand : expression.operands) EachSeries(operand, visit);
}
template <class Visit>
void EachSeries(const Predicate& predicate, const Visit& visit) {
  EachSeries(predicate.left.value, visit);
  EachSeries(predicate.right.value, visit);
  for (const Predicate& operand : predicate.operands) EachSeries(operand, visit);
}

}  // namespace wt::scenario
