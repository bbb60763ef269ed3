#include <algorithm>

#include "emulator/world/pager.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/tags.h"

namespace wt::autoscaling {
namespace {

bool TagPasses(const TagRow& row, const Filter& filter) {
  const std::string name = filter.name.value_or("");
  return std::any_of(filter.values.begin(), filter.values.end(), [&](const std::string& value) {
    if (name == "auto-scaling-group") return row.group == value;
    if (name == "key") return row.key == value;
    if (name == "value") return row.value == value;
    return (row.propagate ? "true" : "false") == value;
  });
}

}  // namespace

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeTags.html
Result<DescribeTagsResponse> DescribeTags(Context& ctx, const DescribeTagsRequest& in) {
  for (const Filter& filter : in.filters) {
    const std::string name = filter.name.value_or("");
    if (name == "auto-scaling-group" || name == "key" || name == "value" ||
        name == "propagate-at-launch") {
      continue;
    }
    return ValidationError(StrCat("Filter type ", name, " is not correct. Allowed Filter types ",
                                  "are: auto-scaling-group key value propagate-at-launch"));
  }
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kPageDefault, BadNextToken()));
  DescribeTagsResponse out;
  out.tags.present = true;
  for (const TagRow& row : ctx.Scan<TagRow>()) {
    const bool passes = std::all_of(in.filters.begin(), in.filters.end(),
                                    [&](const Filter& filter) { return TagPasses(row, filter); });
    const std::string key = StrCat(row.group, "\n", row.key);
    if (!passes || pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    out.tags.push_back(ToApi(row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::autoscaling
