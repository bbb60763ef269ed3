#include "services/autoscaling/spot.h"

#include <optional>

#include "services/autoscaling/group.h"
#include "services/autoscaling/launch.h"
#include "services/autoscaling/timings.h"

namespace wt::autoscaling {
namespace {

constexpr std::string_view kSpotInterruption = "autoscaling.spot_interruption";

std::optional<ec2::InstanceRow> InstanceNamed(Turn& turn, std::string_view id) {
  for (const ec2::InstanceRow& row : turn.Rows<ec2::InstanceRow>().All()) {
    if (row.id == id) return row;
  }
  return std::nullopt;
}

// A group that rebalances its capacity launches the replacement at once; the old instance goes when
// that one is in service, or at its interruption, whichever comes first.
void Recommend(Context& ctx, const std::string& id) {
  ctx.Trace("spot_rebalance_recommended", {{"instance", id}});
  const std::optional<MemberRow> member = ctx.Find<MemberRow>(id);
  if (!member || member->state != "InService") return;
  const std::optional<GroupRow> group = ctx.Find<GroupRow>(member->group);
  if (!group || group->deleting || !group->capacity_rebalance) return;
  if (IsSuspended(*group, "Launch") || IsSuspended(*group, "Terminate")) return;
  for (const MemberRow& other : MembersOf(ctx, *group)) {
    if (other.replaces == id) return;  // It is on its way.
  }
  // The wording is not published.
  LaunchOne(ctx, *group,
            {.cause = Sentence(ctx.now(),
                               StrCat("an instance was launched in response to an EC2 instance "
                                      "rebalance recommendation for instance ",
                                      id)),
             .az = member->az,
             .extra = true,
             .replaces = id});
}

}  // namespace

void AnswerSpotPage(Turn& turn, const PageAsked& asked) {
  if (asked.path != "spot/interrupt") return;
  if (asked.request.method != "POST") {
    asked.answer = PageRefused(405, "MethodNotAllowed", "POST interrupts.");
    return;
  }
  const std::string id = QueryValue(asked.request.query(), "instance");
  const std::string notice = QueryValue(asked.request.query(), "notice");
  const std::optional<ec2::InstanceRow> row = InstanceNamed(turn, id);
  if (!row || row->lifecycle != "spot" || row->state != ec2::LifecycleState::kRunning) {
    asked.answer = PageRefused(400, "BadRequest", "instance: the id of a Spot Instance that runs.");
    return;
  }
  if (!notice.empty() && notice != "rebalance" && notice != "interruption") {
    asked.answer = PageRefused(400, "BadRequest", "notice: rebalance or interruption.");
    return;
  }
  Context ctx(turn.world(), row->account, row->region);
  if (notice == "rebalance") {
    Recommend(ctx, id);
  } else {
    InterruptSpot(ctx, id, HowLong(ctx, kSpotNoticeTakes, kSpotInterruption));
  }
  asked.answer = PageDone();
}

bool InterruptSpot(Context& ctx, std::string_view instance_id, Duration notice) {
  const std::string id(instance_id);
  const auto row = ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), id);
  if (!row || row->lifecycle != "spot" || row->state != ec2::LifecycleState::kRunning) return false;
  Recommend(ctx, id);
  ctx.Trace("spot_interruption_noticed", {{"instance", id}});
  ctx.WakeIn(kSpotInterruption, notice, ctx.Key(id));
  return true;
}

std::string_view SpotInterruption::name() const { return kSpotInterruption; }

void SpotInterruption::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const auto row = ec2::FindInstanceRow(ctx, scope.account, scope.region, scope.rest);
  if (!row || row->state != ec2::LifecycleState::kRunning) return;
  ec2::Terminate(ctx, *row, "Server.SpotInstanceTermination",
                 "Server.SpotInstanceTermination: Spot instance termination");
}

}  // namespace wt::autoscaling
