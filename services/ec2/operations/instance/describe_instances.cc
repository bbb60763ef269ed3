#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
Result<DescribeInstancesResponse> DescribeInstances(Context& ctx,
                                                    const DescribeInstancesRequest& in) {
  const auto fields = InstanceFilters();
  WT_TRY(CheckFilters(in.filters, fields));
  if (in.max_results && !in.instance_ids.empty()) {
    return error::InvalidParameterCombination(
        "The parameter instancesSet cannot be used with the parameter maxResults");
  }
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, false));
  const std::vector<InstanceRow> named = WT_TRY(FindInstances(ctx, in.instance_ids));
  WT_TRY(CheckDryRun(in));

  // Instances of one launch stand together, so pages go by reservation and then by id.
  DescribeInstancesResponse out;
  out.reservations.present = true;
  const auto visit = [&](const InstanceRow& row) -> Result<bool> {
    const std::string place = StrCat(row.reservation_id, "/", row.id);
    if (pager.Before(place)) return true;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, row, row.id))) return true;
    if (!pager.Take(place)) return false;
    if (out.reservations.empty() || out.reservations.back().reservation_id != row.reservation_id) {
      out.reservations.push_back(ReservationOf(ctx, row));
    }
    out.reservations.back().instances.push_back(ToApi(ctx, row));
    return true;
  };
  if (!in.instance_ids.empty()) {
    std::vector<InstanceRow> rows = named;
    std::sort(rows.begin(), rows.end(), [](const InstanceRow& a, const InstanceRow& b) {
      return std::tie(a.reservation_id, a.id) < std::tie(b.reservation_id, b.id);
    });
    rows.erase(std::unique(rows.begin(), rows.end(),
                           [](const auto& a, const auto& b) { return a.id == b.id; }),
               rows.end());
    for (const InstanceRow& row : rows) WT_TRY(visit(row));
    return out;
  }
  for (const InstanceRow& row : ctx.Rows<InstanceRow>().By<0>(ctx.account(), ctx.region())) {
    if (!WT_TRY(visit(row))) break;
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
