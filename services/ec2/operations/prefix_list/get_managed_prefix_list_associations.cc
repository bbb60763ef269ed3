#include "services/ec2/operations.h"
#include "services/ec2/prefix_list.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetManagedPrefixListAssociations.html
Result<GetManagedPrefixListAssociationsResponse> GetManagedPrefixListAssociations(
    Context& ctx, const GetManagedPrefixListAssociationsRequest& in) {
  if (!FindPrefixList(ctx, in.prefix_list_id)) return PrefixListNotFound(in.prefix_list_id);
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, false, {.max = 255}));
  WT_TRY(CheckDryRun(in));
  GetManagedPrefixListAssociationsResponse out;
  out.prefix_list_associations.present = true;
  for (const std::string& id : PrefixListUses(ctx, in.prefix_list_id)) {
    if (pager.Before(id)) continue;
    if (!pager.Take(id)) break;
    PrefixListAssociation& association = out.prefix_list_associations.emplace_back();
    association.resource_id = id;
    association.resource_owner = ctx.account();
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
