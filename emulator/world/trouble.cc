#include "emulator/world/trouble.h"

#include <algorithm>

namespace wt {

bool Concerns(const std::vector<std::string>& these, std::string_view name) {
  return these.empty() || name.empty() ||
         std::find(these.begin(), these.end(), name) != these.end();
}

const TroubleRow* FindTrouble(Turn& turn, std::string_view account, std::string_view region,
                              TroubleKind kind, std::string_view subject, std::string_view name) {
  state::Table<TroubleRow>& rows = turn.Rows<TroubleRow>();
  if (rows.size() == 0) return nullptr;
  for (const TroubleRow& row : rows.Scan(account, region, static_cast<int64_t>(kind), subject)) {
    if (Concerns(row.only, name)) return &row;
  }
  return nullptr;
}

void PutTrouble(Context& ctx, TroubleKind kind, TroubleRow row) {
  row.kind = static_cast<int64_t>(kind);
  row.since = ctx.now();
  if (row.entry == 0) row.entry = ctx.cause();
  ctx.Put(std::move(row));
}

void EraseTrouble(Context& ctx, std::string_view source) {
  for (const TroubleRow& row : ctx.Rows<TroubleRow>().Collect(ctx.account(), ctx.region())) {
    if (row.source != source) continue;
    ctx.Erase<TroubleRow>(row.kind, row.subject, row.source);
  }
}

bool IsDark(Context& ctx, std::string_view subnet_id, std::string_view az) {
  for (const std::string_view place : {subnet_id, az}) {
    const TroubleRow* trouble = FindTrouble(ctx, TroubleKind::kDark, place);
    if (trouble != nullptr && trouble->detail == "all") return true;
  }
  return false;
}

bool Strikes(Turn& turn, const TroubleRow& row, std::string_view stream) {
  if (row.share >= 100) return true;
  return static_cast<int64_t>(turn.rng(stream).Below(100)) < row.share;
}

}  // namespace wt
