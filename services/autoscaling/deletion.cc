#include "services/autoscaling/deletion.h"

#include "services/autoscaling/activity.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/hook.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/policy.h"
#include "services/autoscaling/policy_state.h"

namespace wt::autoscaling {
namespace {

void MarkActivities(Context& ctx, const GroupRow& group) {
  std::vector<ActivityRow> rows;
  for (const ActivityRow& row :
       ctx.Rows<ActivityRow>().By<0>(group.account, group.region, group.name)) {
    if (!row.group_deleted) rows.push_back(row);
  }
  for (ActivityRow& row : rows) {
    row.group_deleted = true;
    ctx.Put(row);
  }
}

template <class Row, class Key>
void EraseRows(Context& ctx, const GroupRow& group, Key key) {
  for (const Row& row : ctx.Rows<Row>().Collect(ctx.account(), ctx.region(), group.name)) {
    ctx.Erase<Row>(group.name, key(row));
  }
}

}  // namespace

void WindDown(Context& ctx, const GroupRow& group) {
  const std::vector<MemberRow> members = MembersOf(ctx, group);
  if (members.empty()) return EraseGroup(ctx, group);
  for (MemberRow member : members) {
    if (member.state.find("Terminating") != std::string::npos) continue;
    member.skip_hooks = true;
    ctx.Put(member);
    const std::string sentence =
        Sentence(ctx.now(),
                 "an instance was taken out of service in response to a user request to "
                 "delete the AutoScalingGroup");
    BeginTermination(ctx, group, member, sentence);
  }
}

void EraseGroup(Context& ctx, const GroupRow& group) {
  for (const PolicyRow& row :
       ctx.Rows<PolicyRow>().Collect(ctx.account(), ctx.region(), group.name)) {
    ErasePolicy(ctx, row);
  }
  EraseRows<HookRow>(ctx, group, [](const HookRow& row) { return row.name; });
  EraseRows<TagRow>(ctx, group, [](const TagRow& row) { return row.key; });
  EraseRows<TrafficSourceRow>(ctx, group,
                              [](const TrafficSourceRow& row) { return row.identifier; });
  for (const ScheduleRow& row :
       ctx.Rows<ScheduleRow>().Collect(ctx.account(), ctx.region(), group.name)) {
    ctx.CancelWake(kSchedule, ctx.Key(StrCat(group.name, "/", row.name)));
    ctx.Erase<ScheduleRow>(group.name, row.name);
  }
  for (const NotificationRow& row :
       ctx.Rows<NotificationRow>().Collect(ctx.account(), ctx.region(), group.name)) {
    ctx.Erase<NotificationRow>(row.group, row.topic, row.type);
  }
  for (const RefreshRow& row :
       ctx.Rows<RefreshRow>().Collect(ctx.account(), ctx.region(), group.name)) {
    ctx.Erase<RefreshRow>(row.group, row.sequence);
  }
  ctx.Erase<WarmPoolRow>(group.name);
  for (const std::string_view controller :
       {kCapacity, kHealth, kGroupMetrics, kRefresh, kWarmPool}) {
    ctx.CancelWake(controller, ctx.Key(group.name));
  }
  MarkActivities(ctx, group);
  ctx.Erase<GroupRow>(group.name);
  ctx.Trace("group_deleted", {{"group", group.name}});
  ctx.Publish(GroupDeleted{.account = group.account,
                           .region = group.region,
                           .group = group.name,
                           .arn = GroupArn(group)});
}

}  // namespace wt::autoscaling
