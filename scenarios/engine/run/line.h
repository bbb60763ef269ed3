#pragma once

// A quantity over virtual time: a value holds from its moment until the next one's.

#include <functional>
#include <limits>
#include <vector>

#include "emulator/base/time.h"

namespace wt::scenario {

inline constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

struct Point {
  Duration at;  // From t = 0; before it while the stack is set up.
  double value = kNothing;
};

class Line {
 public:
  // In the order of time; a value at the same moment replaces the one before it.
  void Add(Duration at, double value);
  // Nothing before the first point.
  double At(Duration at) const;
  double last() const { return points_.empty() ? kNothing : points_.back().value; }
  const std::vector<Point>& points() const { return points_; }
  bool empty() const { return points_.empty(); }
  // The mean over [from, to), of what is there.
  double Mean(Duration from, Duration to) const;

 private:
  std::vector<Point> points_;
};

// What `combine` makes of two at each moment at which one of them changes.
Line Combine(const Line& a, const Line& b, const std::function<double(double, double)>& combine);

// Calls `visit(from, to, value)` for each stretch of [from, to) with one value, in order.
void EachStretch(const Line& line, Duration from, Duration to,
                 const std::function<void(Duration, Duration, double)>& visit);

}  // namespace wt::scenario
