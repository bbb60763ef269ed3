#include <algorithm>

#include "services/ec2/catalog/instance_types.h"
#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<InstanceRow> kCreditFilters[] = {
    {"instance-id", [](Context&, const InstanceRow& row, Values& out) { out.push_back(row.id); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceCreditSpecifications.html
Result<DescribeInstanceCreditSpecificationsResponse> DescribeInstanceCreditSpecifications(
    Context& ctx, const DescribeInstanceCreditSpecificationsRequest& in) {
  const std::span<const FilterField<InstanceRow>> fields = kCreditFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  const auto& ids = in.instance_ids;
  for (const InstanceRow& row : WT_TRY(FindInstances(ctx, ids))) {
    const catalog::InstanceType* type = catalog::FindInstanceType(row.instance_type);
    if (type != nullptr && type->burstable) continue;
    return error::Of(
        "InvalidInstanceID.NotBurstable",
        StrCat("The instance '", row.id, "' is not a burstable performance instance."));
  }
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeInstanceCreditSpecificationsResponse out;
  out.instance_credit_specifications.present = true;
  for (const InstanceRow& row : ctx.Scan<InstanceRow>()) {
    if (!ids.empty() && std::find(ids.begin(), ids.end(), row.id) == ids.end()) continue;
    // Unasked, it lists only those that may go beyond their credits.
    if (ids.empty() && row.cpu_credits != "unlimited") continue;
    if (pager.Before(row.id)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, row, row.id))) continue;
    if (!pager.Take(row.id)) break;
    InstanceCreditSpecification& api = out.instance_credit_specifications.emplace_back();
    api.instance_id = row.id;
    api.cpu_credits = row.cpu_credits;
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
