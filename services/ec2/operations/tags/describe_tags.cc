#include "services/ec2/operations.h"
#include "services/ec2/state.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<TagRow> kTagFilters[] = {
    {"key", [](Context&, const TagRow& row, Values& out) { out.push_back(row.key); }},
    {"value", [](Context&, const TagRow& row, Values& out) { out.push_back(row.value); }},
    {"resource-id",
     [](Context&, const TagRow& row, Values& out) { out.push_back(row.resource_id); }},
    {"resource-type",
     [](Context&, const TagRow& row, Values& out) { out.push_back(row.resource_type); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html
Result<DescribeTagsResponse> DescribeTags(Context& ctx, const DescribeTagsRequest& in) {
  const std::span<const FilterField<TagRow>> fields = kTagFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, false));
  WT_TRY(CheckDryRun(in));
  DescribeTagsResponse out;
  out.tags.present = true;
  for (const TagRow& row : ctx.Scan<TagRow>()) {
    const std::string place = StrCat(row.resource_id, "/", row.key);
    if (pager.Before(place)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, row, row.resource_id))) continue;
    if (!pager.Take(place)) break;
    TagDescription& tag = out.tags.emplace_back();
    tag.resource_id = row.resource_id;
    tag.resource_type = row.resource_type;
    tag.key = row.key;
    tag.value = row.value;
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
