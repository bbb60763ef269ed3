#pragma once

// What hinders services in their work for a while: a zone without capacity, a subnet that nothing
// passes into, an agent without its connection. Services ask whether something stands in the way of
// what they are about to do; they do not know who put it there. Nearly always nothing does, and
// then to ask costs one comparison.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"
#include "emulator/world/context.h"

namespace wt {

enum class TroubleKind : int64_t {
  kNoCapacity,     // Of a zone; "ZONE/api" or "ZONE/group" of launches of that kind alone, and
                   // `only`: names of groups.
  kDark,           // Of a subnet or a zone. `detail`: "all", "availability-zone" or "vpc".
  kImpaired,       // Of an instance. `detail`: "instance", "system" or "both".
  kSlowBoot,       // Of a zone, or "" for all. `factor` and `by`.
  kNoAgent,        // Of an instance.
  kApi,            // Of a service. `only`: operations; `whom`: roles; `detail`: what it answers.
  kSlowTasks,      // Of "cluster/service". `only`: "family:revision"; `factor` of CPU.
  kLeakingTasks,   // Of "cluster/service". `only`: "family:revision"; `factor` in MiB a minute.
  kFailingChecks,  // Of a task's ARN.
  kMetricsGap,     // Of a namespace, or "" for all. `only`: names of metrics.
  kMetricsDelay,   // The same, `by` so much.
};

struct TroubleRow {
  std::string account, region;
  int64_t kind = 0;
  std::string subject;
  std::string source;  // Who put it there, and takes it away.
  std::string detail;
  std::vector<std::string> only, whom;
  double factor = 1;    // As the kind has it.
  int64_t share = 100;  // In percent: how often it strikes.
  Duration by;
  Instant since;
  int64_t entry = 0;  // The journal's: what follows is because of it.
};

template <>
struct Schema<TroubleRow> {
  using Row = TroubleRow;
  static constexpr std::string_view kTable = "trouble";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"kind", &Row::kind},       KeyColumn{"subject", &Row::subject},
      KeyColumn{"source", &Row::source},   Column{"detail", &Row::detail},
      Column{"only_these", &Row::only},    Column{"whom", &Row::whom},
      Column{"factor", &Row::factor},      Column{"share", &Row::share},
      Column{"takes", &Row::by},           Column{"since", &Row::since},
      Column{"entry", &Row::entry},
  };
};

// Whether the row is about that one of those it may be about: an empty list means all.
bool Concerns(const std::vector<std::string>& these, std::string_view name);

// The first trouble of that kind with the subject that concerns `name`; null for none. It holds
// until rows of trouble are put or erased.
const TroubleRow* FindTrouble(Turn& turn, std::string_view account, std::string_view region,
                              TroubleKind kind, std::string_view subject,
                              std::string_view name = {});
inline const TroubleRow* FindTrouble(Context& ctx, TroubleKind kind, std::string_view subject,
                                     std::string_view name = {}) {
  return FindTrouble(ctx, ctx.account(), ctx.region(), kind, subject, name);
}

void PutTrouble(Context& ctx, TroubleKind kind, TroubleRow row);
// Takes away all that `source` put there.
void EraseTrouble(Context& ctx, std::string_view source);

// Whether all traffic is kept out of a place.
bool IsDark(Context& ctx, std::string_view subnet_id, std::string_view az);

// Whether a trouble strikes this time; draws only where it does not always.
bool Strikes(Turn& turn, const TroubleRow& row, std::string_view stream);

}  // namespace wt
