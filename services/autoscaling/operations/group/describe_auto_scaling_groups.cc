#include <algorithm>

#include "emulator/world/pager.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {
namespace {

bool GroupPasses(Context& ctx, const GroupRow& group, const Filter& filter) {
  const std::string name = filter.name.value_or("");
  const auto wanted = [&](std::string_view value) {
    return std::find(filter.values.begin(), filter.values.end(), value) != filter.values.end();
  };
  for (const TagRow& tag : ctx.Scan<TagRow>(group.name)) {
    if (name == "tag-key" && wanted(tag.key)) return true;
    if (name == "tag-value" && wanted(tag.value)) return true;
    if (name == StrCat("tag:", tag.key) && wanted(tag.value)) return true;
  }
  return false;
}

}  // namespace

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingGroups.html
Result<DescribeAutoScalingGroupsResponse> DescribeAutoScalingGroups(
    Context& ctx, const DescribeAutoScalingGroupsRequest& in) {
  for (const Filter& filter : in.filters) {
    const std::string name = filter.name.value_or("");
    if (name == "tag-key" || name == "tag-value" || name.starts_with("tag:")) continue;
    return ValidationError(
        StrCat("Filter type ", name,
               " is not correct. Allowed Filter types are: ", "tag-key tag-value tag:<key>"));
  }
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kPageDefault, BadNextToken()));
  DescribeAutoScalingGroupsResponse out;
  out.auto_scaling_groups.present = true;
  for (const GroupRow& group : ctx.Scan<GroupRow>()) {
    const auto& names = in.auto_scaling_group_names;
    const bool named =
        names.empty() || std::any_of(names.begin(), names.end(),
                                     [&](const auto& name) { return NameOf(name) == group.name; });
    const bool passes =
        std::all_of(in.filters.begin(), in.filters.end(),
                    [&](const Filter& filter) { return GroupPasses(ctx, group, filter); });
    if (!named || !passes || pager.Before(group.name)) continue;
    if (!pager.Take(group.name)) break;
    out.auto_scaling_groups.push_back(ToApi(ctx, group, in.include_instances.value_or(true)));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::autoscaling
