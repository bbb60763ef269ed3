#include "emulator/laws/managed_scaling/managed_scaling.h"

#include <algorithm>
#include <limits>

#include "emulator/base/strings.h"

namespace wt::laws::managed_scaling {
namespace {

constexpr int64_t Amounts::*kAmounts[] = {&Amounts::cpu, &Amounts::memory_mib, &Amounts::gpus,
                                          &Amounts::enis};

double Reservation(int64_t needed, int64_t instances) {
  if (instances == 0) return needed == 0 ? 100 : 200;
  return static_cast<double>(needed) * 100 / static_cast<double>(instances);
}

}  // namespace

int64_t InstancesFor(const TaskGroup& group, const std::vector<Amounts>& offered) {
  if (group.tasks == 0 || offered.empty()) return 0;
  int64_t per_instance = group.one_each ? 1 : std::numeric_limits<int64_t>::max();
  for (int64_t Amounts::*amount : kAmounts) {
    const int64_t each = group.uses.*amount;
    if (each <= 0) continue;
    int64_t least = std::numeric_limits<int64_t>::max(), most = 0;
    for (const Amounts& type : offered) {
      least = std::min(least, type.*amount);
      most = std::max(most, type.*amount);
    }
    if (each > least) return 0;
    per_instance = std::min(per_instance, most / each);
  }
  // Tasks that need nothing countable all fit on one.
  per_instance = std::min(per_instance, group.tasks);
  return (group.tasks + per_instance - 1) / per_instance;
}

Decision Decide(const Observation& seen) {
  // 1. Nothing waits: what is busy is what is needed.
  int64_t waiting = 0, add = 0;
  for (const TaskGroup& group : seen.waiting) {
    waiting += group.tasks;
    // 2. and 3. The largest of the groups' counts.
    add = std::max(add, InstancesFor(group, seen.offered));
  }
  if (waiting == 0) {
    return {seen.busy, Reservation(seen.busy, seen.instances), StrCat("busy=", seen.busy)};
  }

  // 4. Nobody can be helped by another instance.
  if (add == 0) {
    return {seen.instances, static_cast<double>(seen.target), StrCat("too_large=", waiting)};
  }
  add = std::clamp(add, seen.step_min, std::max(seen.step_min, seen.step_max));
  const int64_t needed = seen.instances + add;
  return {needed, Reservation(needed, seen.instances), StrCat("waiting=", waiting, " add=", add)};
}

int64_t CapacityFor(int64_t needed, int64_t target) { return (needed * 100 + target - 1) / target; }

int64_t ScaleInTo(int64_t capacity, int64_t wanted) {
  if (wanted >= capacity) return capacity;
  const int64_t at_most = std::max<int64_t>(1, capacity / 2);
  return std::max(wanted, capacity - at_most);
}

}  // namespace wt::laws::managed_scaling
