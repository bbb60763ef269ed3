#include "services/ec2/errors.h"
#include "services/ec2/launch_template.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<LaunchTemplateRow> kLaunchTemplateFilters[] = {
    {"launch-template-name",
     [](Context&, const LaunchTemplateRow& row, Values& out) { out.push_back(row.name); }},
    {"create-time", [](Context&, const LaunchTemplateRow& row,
                       Values& out) { out.push_back(FormatIso8601(row.created_at, true)); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplates.html
Result<DescribeLaunchTemplatesResponse> DescribeLaunchTemplates(
    Context& ctx, const DescribeLaunchTemplatesRequest& in) {
  wire::List<std::string> ids;
  for (const std::string& id : in.launch_template_ids) {
    ids.push_back(WT_TRY(FindLaunchTemplate(ctx, id, std::nullopt)).id);
  }
  for (const std::string& name : in.launch_template_names) {
    ids.push_back(WT_TRY(FindLaunchTemplate(ctx, std::nullopt, name)).id);
  }
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty(), {1, 200}));
  WT_TRY(CheckDryRun(in));
  DescribeLaunchTemplatesResponse out;
  out.launch_templates.present = true;
  const std::span<const FilterField<LaunchTemplateRow>> fields = kLaunchTemplateFilters;
  WT_TRY(DescribeRows<LaunchTemplateRow>(
      ctx, ids, in.filters, fields, pager,
      [](const std::vector<std::string>& missing) {
        return error::Of("InvalidLaunchTemplateId.NotFound", missing[0]);
      },
      [&](const LaunchTemplateRow& row) { out.launch_templates.push_back(ToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
