#include "services/elbv2/target.h"

#include <utility>

#include "emulator/base/arn.h"
#include "services/elbv2/circumstances.h"
#include "services/elbv2/endpoint.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/target_group.h"
#include "services/elbv2/target_registration.h"
#include "services/elbv2/timings.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

namespace law = laws::target_health;

void Publish(Context& ctx, const TargetRow& row, std::optional<law::State> from,
             std::optional<law::State> to) {
  const std::string description = law::Description(row.reason, row.detail);
  const int64_t entry =
      ctx.Trace("target_health_changed", {{"target_group", row.group_arn},
                                          {"target", row.id},
                                          {"port", row.port},
                                          {"from", from ? law::StateName(*from) : ""},
                                          {"to", to ? law::StateName(*to) : ""},
                                          {"reason", law::ReasonName(row.reason)},
                                          {"description", description}});
  Because because(ctx, entry);
  ctx.Publish(TargetHealthChanged{.account = row.account,
                                  .region = row.region,
                                  .group_arn = row.group_arn,
                                  .id = row.id,
                                  .port = row.port,
                                  .from = from,
                                  .to = to,
                                  .reason = row.reason,
                                  .description = description});
}

// An alias that evaluates health goes by what the load balancer's groups have.
void FollowEndpoint(Context& ctx, const std::string& group_arn) {
  const auto* group = ctx.Peek<TargetGroupRow>(group_arn);
  if (group == nullptr || !IsAttached(*group)) return;
  const auto balancer = ctx.Find<LoadBalancerRow>(group->load_balancer_arn);
  if (balancer) PublishEndpoint(ctx, *balancer);
}

// A target enters slow start when it becomes healthy beside one that is not in it.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
bool EntersSlowStart(Context& ctx, const TargetRow& row) {
  const TargetGroupRow* group = ctx.Peek<TargetGroupRow>(row.group_arn);
  if (group == nullptr || SlowStart(*group) == Duration{}) return false;
  for (const TargetRow& other : ctx.Scan<TargetRow>(row.group_arn)) {
    if (other.id == row.id && other.port == row.port) continue;
    if (other.state == law::State::kHealthy && !other.slow_start) return true;
  }
  return false;
}

}  // namespace

std::string TargetKey(Context& ctx, const TargetRow& row) {
  return ctx.Key(StrCat(row.group_arn, "|", row.id, "|", row.port));
}

TargetName ReadTargetKey(std::string_view rest) {
  const std::vector<std::string_view> parts = Split(rest, '|');
  if (parts.size() != 3) return {};
  return {std::string(parts[0]), std::string(parts[1]), ParseInt(parts[2]).value_or(0)};
}

void PutTarget(Context& ctx, const TargetRow& after) {
  TargetRow row = after;
  const std::optional<TargetRow> before = ctx.Find<TargetRow>(row.group_arn, row.id, row.port);
  const bool becomes_healthy =
      row.state == law::State::kHealthy && (!before || before->state != law::State::kHealthy);
  if (becomes_healthy) {
    row.healthy_since = ctx.now();
    row.slow_start = EntersSlowStart(ctx, row);
  }
  if (row.state != law::State::kHealthy) row.slow_start = false;
  ctx.Put(row);
  if (before && before->state == row.state && before->reason == row.reason &&
      before->detail == row.detail) {
    return;
  }
  Publish(ctx, row, before ? std::optional(before->state) : std::nullopt, row.state);
  FollowEndpoint(ctx, row.group_arn);
}

void DropTarget(Context& ctx, const TargetRow& row) {
  ctx.CancelWake(kTargetHealth, TargetKey(ctx, row));
  const law::State from = row.state;
  TargetRow gone = row;
  ctx.Erase<TargetRow>(row.group_arn, row.id, row.port);
  gone.reason = law::Reason::kNotRegistered;
  gone.detail.clear();
  Publish(ctx, gone, from, std::nullopt);
  FollowEndpoint(ctx, row.group_arn);
}

void Settle(Context& ctx, const TargetGroupRow& group, TargetRow row) {
  if (row.state == law::State::kDraining) return;
  const law::Circumstances seen = Circumstances(ctx, group, row);
  const std::string key = TargetKey(ctx, row);
  const std::optional<law::Reason> rests = law::NotChecked(seen);

  // 1. Not to be checked: it rests, and says why.
  if (rests) {
    row.state = *rests == law::Reason::kHealthCheckDisabled ? law::State::kUnavailable
                                                            : law::State::kUnused;
    row.reason = *rests;
    row.detail = *rests == law::Reason::kInvalidState ? seen.bad_state : "";
    row.passed = row.failed = 0;
    row.awaiting_verdict = false;
    row.check_sent_at = {};
    PutTarget(ctx, row);
    ctx.CancelWake(kTargetHealth, key);
    return;
  }

  // 2. Checked already.
  const bool rested = row.state == law::State::kUnused || row.state == law::State::kUnavailable;
  const bool is_new = row.state == law::State::kInitial && !row.awaiting_verdict;
  if (!rested && !is_new) return;

  // 3. Its checks begin, once the load balancer is there to send them.
  row.state = law::State::kInitial;
  row.reason = law::Reason::kRegistrationInProgress;
  row.detail.clear();
  row.passed = row.failed = 0;
  row.awaiting_verdict = ChecksCanBegin(ctx, group);
  PutTarget(ctx, row);
  if (!row.awaiting_verdict) return;
  const bool network = IsNetwork(group);
  const Duration after =
      HowLong(ctx, network ? kRegisterNetworkTakes : kRegisterTakes, "elbv2.target_health");
  ctx.WakeIn(kTargetHealth, after, key);
}

void Recheck(Context& ctx, const TargetGroupRow& group) {
  for (const TargetRow& row :
       ctx.Rows<TargetRow>().Collect(group.account, group.region, group.arn)) {
    Settle(ctx, group, row);
  }
}

void RecheckAll(Context& ctx, std::string_view balancer_arn) {
  std::vector<TargetGroupRow> groups;
  for (const TargetGroupRow& group :
       ctx.Rows<TargetGroupRow>().By<1>(ctx.account(), ctx.region(), balancer_arn)) {
    groups.push_back(group);
  }
  for (const TargetGroupRow& group : groups) Recheck(ctx, group);
}

void CheckAnew(Context& ctx, const TargetGroupRow& group) {
  for (TargetRow row : ctx.Rows<TargetRow>().Collect(group.account, group.region, group.arn)) {
    if (row.state != law::State::kHealthy && row.state != law::State::kUnhealthy) {
      Settle(ctx, group, row);
      continue;
    }
    if (law::NotChecked(Circumstances(ctx, group, row))) {
      Settle(ctx, group, row);
      continue;
    }
    row.passed = row.failed = 0;
    row.check_sent_at = {};
    row.awaiting_verdict = true;
    PutTarget(ctx, row);
    ctx.RequestWake({.controller = kTargetHealth,
                     .key = TargetKey(ctx, row),
                     .due = ctx.now() + Seconds(group.check_interval)});
  }
}

void FollowInstance(Turn& turn, const ec2::InstanceStateChanged& news) {
  Context ctx(turn.world(), news.account, news.region);
  std::vector<TargetRow> rows;
  for (const TargetRow& row :
       ctx.Rows<TargetRow>().By<0>(news.account, news.region, news.instance_id)) {
    rows.push_back(row);
  }
  for (const TargetRow& row : rows) {
    const std::optional<TargetGroupRow> group = ctx.Find<TargetGroupRow>(row.group_arn);
    if (group && group->target_type == "instance") Settle(ctx, *group, row);
  }
}

// --- What peers use ------------------------------------------------------------------------------

Result<void> Register(Context& ctx, std::string_view group_arn,
                      const std::vector<Target>& targets) {
  const TargetGroupRow group = WT_TRY(FindGroup(ctx, group_arn));
  const std::vector<Target> wanted = WT_TRY(CheckTargets(ctx, group, targets));
  for (const Target& target : wanted) {
    const std::optional<TargetRow> known = ctx.Find<TargetRow>(group.arn, target.id, target.port);
    if (known && known->state != law::State::kDraining) continue;
    TargetRow row{.account = ctx.account(),
                  .region = ctx.region(),
                  .group_arn = group.arn,
                  .id = target.id,
                  .port = target.port,
                  .zone = target.zone,
                  .registered_at = ctx.now()};
    ctx.CancelWake(kTargetHealth, TargetKey(ctx, row));
    Settle(ctx, group, row);
  }
  return {};
}

Result<void> Deregister(Context& ctx, std::string_view group_arn,
                        const std::vector<Target>& targets) {
  const TargetGroupRow group = WT_TRY(FindGroup(ctx, group_arn));
  for (const Target& target : targets) {
    // Without a port all of that id go, whatever their ports.
    std::vector<TargetRow> rows;
    for (const TargetRow& row : ctx.Scan<TargetRow>(group.arn, target.id)) {
      if (target.port == 0 || row.port == target.port) rows.push_back(row);
    }
    for (TargetRow& row : rows) {
      if (row.state == law::State::kDraining) continue;
      const Duration delay = DeregistrationDelay(group);
      if (row.state == law::State::kUnused || !IsAttached(group) || delay == Duration{}) {
        DropTarget(ctx, row);
        continue;
      }
      row.state = law::State::kDraining;
      row.reason = law::Reason::kDeregistrationInProgress;
      row.detail.clear();
      row.awaiting_verdict = false;
      row.check_sent_at = {};
      row.drained_at = ctx.now() + delay;
      PutTarget(ctx, row);
      ctx.WakeAt(kTargetHealth, row.drained_at, TargetKey(ctx, row));
    }
  }
  return {};
}

std::optional<TargetRow> FindTarget(Turn& turn, std::string_view group_arn, std::string_view id,
                                    int64_t port) {
  const std::optional<Arn> arn = ParseArn(group_arn);
  if (!arn) return std::nullopt;
  return turn.Find<TargetRow>(arn->account, arn->region, group_arn, id, port);
}

std::vector<TargetRow> TargetsOf(Turn& turn, std::string_view group_arn) {
  const std::optional<Arn> arn = ParseArn(group_arn);
  if (!arn) return {};
  return turn.Rows<TargetRow>().Collect(arn->account, arn->region, group_arn);
}

}  // namespace wt::elbv2
