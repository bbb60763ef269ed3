#include "scenarios/engine/run/line.h"

#include <algorithm>
#include <cmath>

namespace wt::scenario {
namespace {

bool Same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// The point that holds at `at`, or the end.
std::vector<Point>::const_iterator Holding(const std::vector<Point>& points, Duration at) {
  const auto next = std::upper_bound(points.begin(), points.end(), at,
                                     [](Duration t, const Point& point) { return t < point.at; });
  return next == points.begin() ? points.end() : next - 1;
}

}  // namespace

void Line::Add(Duration at, double value) {
  if (!points_.empty() && points_.back().at >= at) {
    points_.back().value = value;
    // As before the change: no change.
    const size_t count = points_.size();
    if (count > 1 && Same(points_[count - 2].value, value)) points_.pop_back();
    return;
  }
  if (!points_.empty() && Same(points_.back().value, value)) return;
  points_.push_back({at, value});
}

double Line::At(Duration at) const {
  const auto point = Holding(points_, at);
  return point == points_.end() ? kNothing : point->value;
}

double Line::Mean(Duration from, Duration to) const {
  double sum = 0, time = 0;
  EachStretch(*this, from, to, [&](Duration begin, Duration end, double value) {
    if (std::isnan(value)) return;
    sum += value * (end - begin).seconds();
    time += (end - begin).seconds();
  });
  return time > 0 ? sum / time : kNothing;
}

Line Combine(const Line& a, const Line& b, const std::function<double(double, double)>& combine) {
  Line out;
  size_t i = 0, j = 0;
  const auto& left = a.points();
  const auto& right = b.points();
  while (i < left.size() || j < right.size()) {
    const bool take_left = i < left.size() && (j >= right.size() || left[i].at <= right[j].at);
    const bool take_right = j < right.size() && (i >= left.size() || right[j].at <= left[i].at);
    const Duration at = take_left ? left[i].at : right[j].at;
    if (take_left) ++i;
    if (take_right) ++j;
    out.Add(at,
            combine(i > 0 ? left[i - 1].value : kNothing, j > 0 ? right[j - 1].value : kNothing));
  }
  return out;
}

void EachStretch(const Line& line, Duration from, Duration to,
                 const std::function<void(Duration, Duration, double)>& visit) {
  if (from >= to) return;
  const auto& points = line.points();
  auto point = Holding(points, from);
  if (point == points.end()) {
    point = points.begin();
    if (point == points.end() || point->at >= to) return;
  }
  for (; point != points.end() && point->at < to; ++point) {
    const Duration begin = std::max(from, point->at);
    const auto next = point + 1;
    visit(begin, next == points.end() ? to : std::min(to, next->at), point->value);
  }
}

}  // namespace wt::scenario
