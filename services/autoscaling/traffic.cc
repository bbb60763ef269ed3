#include "services/autoscaling/traffic.h"

#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/timings.h"
#include "services/elbv2/elbv2.h"

namespace wt::autoscaling {
namespace {

using laws::target_health::State;

void WakeSource(Context& ctx, const TrafficSourceRow& row) {
  ctx.WakeIn(kTrafficSource, HowLong(ctx, kAttachTakes, kTrafficSource),
             ctx.Key(StrCat(row.group, "/", row.identifier)));
}

std::vector<std::string> TargetGroupsOf(Context& ctx, std::string_view group) {
  std::vector<std::string> arns;
  for (const TrafficSourceRow& row : ctx.Scan<TrafficSourceRow>(group)) {
    if (row.type == "elbv2") arns.push_back(row.identifier);
  }
  return arns;
}

// The instance's registrations with a target group, on whatever port.
std::vector<elbv2::TargetRow> Registrations(Context& ctx, std::string_view arn,
                                            std::string_view instance_id) {
  std::vector<elbv2::TargetRow> rows;
  for (elbv2::TargetRow& row : elbv2::TargetsOf(ctx, arn)) {
    if (row.id == instance_id) rows.push_back(std::move(row));
  }
  return rows;
}

void RegisterWith(Context& ctx, const std::string& arn, const MemberRow& member) {
  const Result<void> done = elbv2::Register(ctx, arn, {{.id = member.id}});
  if (done.ok()) return;
  ctx.Trace("registration_failed",
            {{"instance", member.id}, {"target_group", arn}, {"why", done.error().message}});
}

void DeregisterFrom(Context& ctx, const std::string& arn, const MemberRow& member) {
  std::vector<elbv2::Target> targets;
  for (const elbv2::TargetRow& row : Registrations(ctx, arn, member.id)) {
    targets.push_back({.id = row.id, .port = row.port});
  }
  if (!targets.empty()) static_cast<void>(elbv2::Deregister(ctx, arn, targets));
}

}  // namespace

Result<void> Attach(Context& ctx, const GroupRow& group, std::string_view type,
                    const std::vector<std::string>& identifiers) {
  // Deviation: classic load balancers do not exist here, so every name of one is refused.
  for (const std::string& identifier : identifiers) {
    if (type == "elbv2" && !elbv2::FindTargetGroup(ctx, identifier)) {
      return ValidationError(
          "Provided Target Groups may not be valid. Please ensure they exist "
          "and try again.");
    }
    if (type == "elb") {
      return ValidationError(
          "Provided Load Balancers may not be valid. Please ensure they exist "
          "and try again.");
    }
  }
  for (const std::string& identifier : identifiers) {
    if (ctx.Peek<TrafficSourceRow>(group.name, identifier) != nullptr) continue;
    TrafficSourceRow row;
    row.group = group.name;
    row.identifier = identifier;
    row.type = type;
    ctx.Put(row);
    WakeSource(ctx, row);
    if (type != "elbv2" || IsSuspended(group, "AddToLoadBalancer")) continue;
    for (const MemberRow& member : MembersOf(ctx, group)) {
      if (member.state == "InService") RegisterWith(ctx, identifier, member);
    }
  }
  return {};
}

Result<void> Detach(Context& ctx, const GroupRow& group,
                    const std::vector<std::string>& identifiers) {
  for (const std::string& identifier : identifiers) {
    if (ctx.Peek<TrafficSourceRow>(group.name, identifier) != nullptr) continue;
    return ValidationError("Trying to remove Target Groups that are not part of the group: " +
                           identifier);
  }
  for (const std::string& identifier : identifiers) {
    TrafficSourceRow row = *ctx.Find<TrafficSourceRow>(group.name, identifier);
    row.state = "Removing";
    ctx.Put(row);
    WakeSource(ctx, row);
    if (row.type != "elbv2") continue;
    for (const MemberRow& member : MembersOf(ctx, group)) DeregisterFrom(ctx, identifier, member);
  }
  return {};
}

void RegisterMember(Context& ctx, const MemberRow& member) {
  for (const std::string& arn : TargetGroupsOf(ctx, member.group)) RegisterWith(ctx, arn, member);
}

bool DeregisterMember(Context& ctx, const MemberRow& member) {
  for (const std::string& arn : TargetGroupsOf(ctx, member.group)) DeregisterFrom(ctx, arn, member);
  return IsDraining(ctx, member);
}

bool IsDraining(Context& ctx, const MemberRow& member) {
  for (const std::string& arn : TargetGroupsOf(ctx, member.group)) {
    for (const elbv2::TargetRow& row : Registrations(ctx, arn, member.id)) {
      if (row.state == State::kDraining || row.state == State::kUnhealthyDraining) return true;
    }
  }
  return false;
}

bool IsUnhealthyByElb(Context& ctx, const MemberRow& member) {
  for (const TrafficSourceRow& source : ctx.Scan<TrafficSourceRow>(member.group)) {
    // Its results count once the attachment is in service.
    if (source.type != "elbv2" || source.state != "InService") continue;
    for (const elbv2::TargetRow& row : Registrations(ctx, source.identifier, member.id)) {
      if (row.state == State::kUnhealthy) return true;
    }
  }
  return false;
}

void MoveTrafficSource(Context& ctx, std::string_view group, std::string_view identifier) {
  std::optional<TrafficSourceRow> row = ctx.Find<TrafficSourceRow>(group, identifier);
  if (!row) return;
  if (row->state == "Removing") {
    ctx.Erase<TrafficSourceRow>(group, identifier);
    return;
  }
  row->state = row->state == "Adding" ? "Added" : "InService";
  ctx.Put(*row);
  if (row->state == "Added") WakeSource(ctx, *row);
}

void FollowTarget(Turn& turn, const elbv2::TargetHealthChanged& news) {
  const MemberRow* member = turn.Peek<MemberRow>(news.account, news.region, news.id);
  if (member == nullptr || !member->draining) return;
  Context ctx(turn.world(), news.account, news.region);
  ctx.Wake(kMemberLifecycle, ctx.Key(news.id));
}

}  // namespace wt::autoscaling
