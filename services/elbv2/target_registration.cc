#include "services/elbv2/target_registration.h"

#include <iterator>
#include <set>
#include <utility>

#include "services/ec2/ec2.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

Result<void> CheckInstances(Context& ctx, const TargetGroupRow& group,
                            const std::vector<Target>& targets) {
  std::vector<std::string> unknown, foreign, resting;
  for (const Target& target : targets) {
    const std::optional<ec2::InstanceRow> instance =
        ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), target.id);
    const std::string quoted = StrCat("'", target.id, "'");
    if (!instance) {
      unknown.push_back(quoted);
    } else if (instance->vpc_id != group.vpc_id) {
      foreign.push_back(quoted);
    } else if (instance->state != ec2::LifecycleState::kRunning) {
      resting.push_back(quoted);
    }
  }
  if (!unknown.empty()) {
    return error::InvalidTargetException(
        StrCat("The following targets are not valid instances: ", Join(unknown, ", ")));
  }
  if (!foreign.empty()) {
    return error::InvalidTargetException(StrCat("The following targets are not in the target group "
                                                "VPC '", group.vpc_id, "': ", Join(foreign, ", ")));
  }
  if (!resting.empty()) {
    return error::InvalidTargetException(
        StrCat("The following targets are not in a running state and cannot be registered: ",
               Join(resting, ", ")));
  }
  return {};
}

Result<void> CheckCounts(Context& ctx, const TargetGroupRow& group,
                         const std::vector<Target>& targets) {
  const auto there = ctx.Scan<TargetRow>(group.arn);
  size_t count = static_cast<size_t>(std::distance(there.begin(), there.end()));
  for (const Target& target : targets) {
    if (ctx.Peek<TargetRow>(group.arn, target.id, target.port) == nullptr) ++count;
    const auto same = ctx.Rows<TargetRow>().By<0>(ctx.account(), ctx.region(), target.id);
    if (static_cast<size_t>(std::distance(same.begin(), same.end())) >=
        kRegistrationsPerTargetMax) {
      return error::TooManyRegistrationsForTargetIdException(
          StrCat("The maximum number of registrations for target '", target.id,
                 "' has been reached"));
    }
  }
  const size_t most = group.target_type == "lambda" || group.target_type == "alb"
                          ? 1
                          : kTargetsPerGroupMax;
  if (count > most) {
    return error::TooManyTargetsException(
        StrCat("The maximum number of targets per target group, '", most, "', has been reached on '",
               group.arn, "'"));
  }
  return {};
}

}  // namespace

Result<std::vector<Target>> CheckTargets(Context& ctx, const TargetGroupRow& group,
                                         const std::vector<Target>& targets) {
  std::vector<Target> out;
  std::set<std::pair<std::string, int64_t>> seen;
  for (Target target : targets) {
    if (target.id.empty()) return error::ValidationError("A target ID must be specified");
    if (target.port == 0) target.port = group.port;
    if (seen.emplace(target.id, target.port).second) out.push_back(std::move(target));
  }
  if (group.target_type == "instance") WT_TRY(CheckInstances(ctx, group, out));
  WT_TRY(CheckCounts(ctx, group, out));
  return out;
}

}  // namespace wt::elbv2
