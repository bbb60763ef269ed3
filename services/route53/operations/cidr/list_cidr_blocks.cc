#include "emulator/world/pager.h"
#include "services/route53/cidr.h"
#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListCidrBlocks.html
Result<ListCidrBlocksResponse> ListCidrBlocks(Context& scoped, const ListCidrBlocksRequest& in) {
  Context ctx = scoped.Global();
  WT_TRY(FindCidrCollection(ctx, in.collection_id));
  const int64_t size = WT_TRY(PageSize(in.max_results, kPageDefault));
  Pager pager = WT_TRY(
      Pager::Open(in.next_token, size, size, error::InvalidInput("The next token is invalid.")));
  if (in.location_name &&
      ctx.Peek<CidrLocationRow>(in.collection_id, *in.location_name) == nullptr) {
    return error::NoSuchCidrLocationException(
        StrCat("The CIDR location ", *in.location_name, " does not exist."));
  }
  ListCidrBlocksResponse out;
  out.cidr_blocks.present = true;
  for (const CidrLocationRow& row : ctx.Scan<CidrLocationRow>(in.collection_id)) {
    if (in.location_name && row.location != *in.location_name) continue;
    for (const std::string& block : row.blocks) {
      const std::string key = StrCat(row.location, " ", block);
      if (pager.Before(key)) continue;
      if (!pager.Take(key)) {
        out.next_token = pager.next();
        return out;
      }
      CidrBlockSummary& summary = out.cidr_blocks.emplace_back();
      summary.cidr_block = block;
      summary.location_name = row.location;
    }
  }
  return out;
}

}  // namespace wt::route53
