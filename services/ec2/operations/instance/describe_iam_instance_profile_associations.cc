#include <algorithm>

#include "services/ec2/filter.h"
#include "services/ec2/instance_profile.h"
#include "services/ec2/operations.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<InstanceRow> kProfileAssociationFilters[] = {
    {"instance-id", [](Context&, const InstanceRow& row, Values& out) { out.push_back(row.id); }},
    {"state", [](Context&, const InstanceRow&, Values& out) { out.push_back("associated"); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeIamInstanceProfileAssociations.html
Result<DescribeIamInstanceProfileAssociationsResponse> DescribeIamInstanceProfileAssociations(
    Context& ctx, const DescribeIamInstanceProfileAssociationsRequest& in) {
  const std::span<const FilterField<InstanceRow>> fields = kProfileAssociationFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  const auto& ids = in.association_ids;
  for (const std::string& id : ids) static_cast<void>(WT_TRY(InstanceOfAssociation(ctx, id)));
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty()));
  DescribeIamInstanceProfileAssociationsResponse out;
  out.iam_instance_profile_associations.present = true;
  for (const InstanceRow& row : ctx.Scan<InstanceRow>()) {
    const std::string& id = row.profile_association_id;
    if (id.empty() || row.state == LifecycleState::kTerminated || pager.Before(row.id)) continue;
    if (!ids.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, row, row.id))) continue;
    if (!pager.Take(row.id)) break;
    out.iam_instance_profile_associations.push_back(AssociationOf(row, "associated"));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
