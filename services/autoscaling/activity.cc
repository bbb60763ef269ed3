#include "services/autoscaling/activity.h"

#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"

namespace wt::autoscaling {
namespace {

void Prune(Context& ctx, const GroupRow& group) {
  // Only ever a few at a time, for the oldest come first.
  std::vector<int64_t> old;
  for (const ActivityRow& row :
       ctx.Rows<ActivityRow>().By<0>(group.account, group.region, group.name)) {
    if (row.started_at + kActivityKept > ctx.now()) break;
    old.push_back(row.sequence);
  }
  for (const int64_t sequence : old) ctx.Erase<ActivityRow>(sequence);
}

template <class Change>
void Amend(Context& ctx, int64_t sequence, Change change) {
  std::optional<ActivityRow> row = ctx.Find<ActivityRow>(sequence);
  if (!row) return;
  change(*row);
  ctx.Put(*row);
}

}  // namespace

ActivityRow BeginActivity(Context& ctx, const GroupRow& group, const NewActivity& made) {
  Prune(ctx, group);
  ActivityRow row;
  row.account = group.account;
  row.region = group.region;
  row.sequence = ctx.now().micros;
  while (ctx.Peek<ActivityRow>(row.sequence) != nullptr) ++row.sequence;
  row.id = ctx.rng("autoscaling.activity").Uuid();
  row.group = group.name;
  row.group_arn = GroupArn(group);
  row.description = made.description;
  row.cause = made.cause;
  row.status_code = made.status_code;
  row.status_message = made.status_message;
  row.progress = made.progress;
  row.started_at = ctx.now();
  row.details = "{";
  if (!made.subnet.empty()) StrAppend(row.details, "\"Subnet ID\":\"", made.subnet, "\",");
  StrAppend(row.details, "\"Availability Zone\":\"", made.az, "\"}");
  if (made.az.empty()) row.details = "{}";
  if (row.progress == 100) row.ended_at = ctx.now();
  ctx.Put(row);
  return row;
}

void MoveActivity(Context& ctx, int64_t sequence, std::string_view status_code, int64_t progress) {
  Amend(ctx, sequence, [&](ActivityRow& row) {
    row.status_code = status_code;
    row.progress = progress;
  });
}

void AddToCause(Context& ctx, int64_t sequence, std::string_view clause) {
  Amend(ctx, sequence, [&](ActivityRow& row) {
    if (!row.cause.empty()) row.cause += "  ";
    row.cause += Sentence(ctx.now(), clause);
  });
}

void DescribeActivity(Context& ctx, int64_t sequence, std::string_view description) {
  Amend(ctx, sequence, [&](ActivityRow& row) { row.description = description; });
}

void EndActivity(Context& ctx, int64_t sequence, std::string_view status_code,
                 std::string_view message) {
  Amend(ctx, sequence, [&](ActivityRow& row) {
    if (row.ended_at) return;
    row.status_code = status_code;
    row.status_message = message;
    row.progress = 100;
    row.ended_at = ctx.now();
  });
}

bool IsRunning(const ActivityRow& row) { return !row.ended_at; }

Activity ToApi(const ActivityRow& row) {
  Activity out;
  out.activity_id = row.id;
  out.auto_scaling_group_name = row.group;
  out.auto_scaling_group_arn = row.group_arn;
  if (row.group_deleted) out.auto_scaling_group_state = "Deleted";
  out.description = row.description;
  out.cause = row.cause;
  out.start_time = row.started_at;
  // AWS keeps milliseconds of the start and none of the end.
  if (row.ended_at) out.end_time = Instant{row.ended_at->micros / 1'000'000 * 1'000'000};
  out.status_code = row.status_code;
  if (!row.status_message.empty()) out.status_message = row.status_message;
  out.progress = row.progress;
  out.details = row.details;
  return out;
}

}  // namespace wt::autoscaling
