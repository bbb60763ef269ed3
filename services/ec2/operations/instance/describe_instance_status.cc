#include "emulator/world/trouble.h"
#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/limits.h"
#include "services/ec2/operations.h"
#include "services/ec2/timings.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

// Documented: status checks run every minute.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-system-instance-status-check.html
constexpr Duration kStatusCheckPeriod = Minutes(1);

// Since when a check has failed; `check` is "instance" or "system".
std::optional<Instant> ImpairedSince(Context& ctx, const InstanceRow& row, std::string_view check) {
  const TroubleRow* trouble = FindTrouble(ctx, TroubleKind::kImpaired, row.id);
  if (trouble == nullptr || (trouble->detail != "both" && trouble->detail != check)) return {};
  const Instant since = trouble->since + kStatusCheckPeriod;
  return ctx.now() >= since ? std::optional(since) : std::nullopt;
}

std::string_view CheckStatus(Context& ctx, const InstanceRow& row, std::string_view check) {
  if (row.state != LifecycleState::kRunning) return "not-applicable";
  if (ImpairedSince(ctx, row, check)) return "impaired";
  return ctx.now() - row.started_at >= HowLong(ctx, kStatusChecksTake, kInstanceLifecycle)
             ? "ok"
             : "initializing";
}

std::string_view Reachability(std::string_view status) {
  return status == "ok" ? "passed" : status == "impaired" ? "failed" : "initializing";
}

InstanceStatusSummary SummaryOf(Context& ctx, const InstanceRow& row, std::string_view check) {
  InstanceStatusSummary summary;
  summary.status = CheckStatus(ctx, row, check);
  if (row.state != LifecycleState::kRunning) return summary;
  InstanceStatusDetails& detail = summary.details.emplace_back();
  detail.name = "reachability";
  detail.status = Reachability(*summary.status);
  detail.impaired_since = ImpairedSince(ctx, row, check);
  return summary;
}

constexpr FilterField<InstanceRow> kStatusFilters[] = {
    {"instance-state-name",
     [](Context&, const InstanceRow& row, Values& out) { out.emplace_back(StateName(row.state)); }},
    {"instance-state-code",
     [](Context&, const InstanceRow& row, Values& out) {
       out.push_back(StrCat(static_cast<int64_t>(row.state)));
     }},
    {"availability-zone",
     [](Context&, const InstanceRow& row, Values& out) { out.push_back(row.az); }},
    {"instance-status.status",
     [](Context& ctx, const InstanceRow& row, Values& out) {
       out.emplace_back(CheckStatus(ctx, row, "instance"));
     }},
    {"instance-status.reachability",
     [](Context& ctx, const InstanceRow& row, Values& out) {
       out.emplace_back(Reachability(CheckStatus(ctx, row, "instance")));
     }},
    {"system-status.status",
     [](Context& ctx, const InstanceRow& row, Values& out) {
       out.emplace_back(CheckStatus(ctx, row, "system"));
     }},
    {"system-status.reachability",
     [](Context& ctx, const InstanceRow& row, Values& out) {
       out.emplace_back(Reachability(CheckStatus(ctx, row, "system")));
     }},
    {"event.code", [](Context&, const InstanceRow&, Values&) {}},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceStatus.html
Result<DescribeInstanceStatusResponse> DescribeInstanceStatus(
    Context& ctx, const DescribeInstanceStatusRequest& in) {
  const std::span<const FilterField<InstanceRow>> fields = kStatusFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !in.instance_ids.empty()));
  WT_TRY(FindInstances(ctx, in.instance_ids));
  WT_TRY(CheckDryRun(in));
  DescribeInstanceStatusResponse out;
  out.instance_statuses.present = true;
  for (const InstanceRow& row : ctx.Scan<InstanceRow>()) {
    const auto& ids = in.instance_ids;
    if (!ids.empty() && std::find(ids.begin(), ids.end(), row.id) == ids.end()) continue;
    if (!in.include_all_instances.value_or(false) && row.state != LifecycleState::kRunning) {
      continue;
    }
    if (pager.Before(row.id)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, row, row.id))) continue;
    if (!pager.Take(row.id)) break;
    InstanceStatus& status = out.instance_statuses.emplace_back();
    status.instance_id = row.id;
    status.availability_zone = row.az;
    status.instance_state = ToApi(row.state);
    status.instance_status = SummaryOf(ctx, row, "instance");
    status.system_status = SummaryOf(ctx, row, "system");
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
