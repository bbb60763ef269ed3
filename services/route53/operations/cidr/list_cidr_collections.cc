#include "emulator/world/pager.h"
#include "services/route53/cidr.h"
#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListCidrCollections.html
Result<ListCidrCollectionsResponse> ListCidrCollections(Context& scoped,
                                                        const ListCidrCollectionsRequest& in) {
  Context ctx = scoped.Global();
  const int64_t size = WT_TRY(PageSize(in.max_results, kPageDefault));
  Pager pager = WT_TRY(
      Pager::Open(in.next_token, size, size, error::InvalidInput("The next token is invalid.")));
  ListCidrCollectionsResponse out;
  out.cidr_collections.present = true;
  for (const CidrCollectionRow& row : ctx.Scan<CidrCollectionRow>()) {
    if (pager.Before(row.id)) continue;
    if (!pager.Take(row.id)) break;
    CollectionSummary& summary = out.cidr_collections.emplace_back();
    summary.arn = CidrCollectionArn(row);
    summary.id = row.id;
    summary.name = row.name;
    summary.version = row.version;
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::route53
