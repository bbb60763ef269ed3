#include <algorithm>

#include "services/route53/cidr.h"
#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {
namespace {

// Each block is in one location of a collection only.
Result<void> PutBlocks(Context& ctx, const CidrCollectionChange& change, CidrLocationRow& row) {
  for (const std::string& block : change.cidr_list) {
    if (!IsRoutableBlock(block)) {
      return error::InvalidInput(StrCat("Invalid CIDR block: ", block));
    }
    for (const CidrLocationRow& other : ctx.Scan<CidrLocationRow>(row.collection)) {
      const bool there =
          std::find(other.blocks.begin(), other.blocks.end(), block) != other.blocks.end();
      if (there && other.location != row.location) {
        return error::InvalidInput(
            StrCat("The CIDR block ", block, " is in the location ", other.location, "."));
      }
    }
    if (std::find(row.blocks.begin(), row.blocks.end(), block) == row.blocks.end()) {
      row.blocks.push_back(block);
    }
  }
  std::sort(row.blocks.begin(), row.blocks.end());
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeCidrCollection.html
Result<ChangeCidrCollectionResponse> ChangeCidrCollection(Context& scoped,
                                                          const ChangeCidrCollectionRequest& in) {
  Context ctx = scoped.Global();
  CidrCollectionRow collection = WT_TRY(FindCidrCollection(ctx, in.id));
  if (in.collection_version && *in.collection_version != collection.version) {
    return error::CidrCollectionVersionMismatchException(
        StrCat("The CIDR collection is of version ", collection.version, "."));
  }
  for (const CidrCollectionChange& change : in.changes) {
    CidrLocationRow row =
        ctx.Find<CidrLocationRow>(in.id, change.location_name)
            .value_or(CidrLocationRow{.collection = in.id, .location = change.location_name});
    if (change.action == "PUT") {
      WT_TRY(PutBlocks(ctx, change, row));
    } else {
      for (const std::string& block : change.cidr_list) std::erase(row.blocks, block);
    }
    if (!row.blocks.empty()) {
      ctx.Put(row);
      continue;
    }
    const std::string user = RecordUsing(ctx, in.id, change.location_name);
    if (!user.empty()) {
      return error::CidrBlockInUseException(
          StrCat("The location ", change.location_name, " is used by the record ", user, "."));
    }
    ctx.Erase<CidrLocationRow>(in.id, change.location_name);
  }
  int64_t blocks = 0;
  for (const CidrLocationRow& row : ctx.Scan<CidrLocationRow>(in.id)) {
    blocks += static_cast<int64_t>(row.blocks.size());
  }
  if (blocks > kCidrBlocksPerCollectionMax) {
    return error::LimitsExceeded(StrCat("A CIDR collection can have at most ",
                                        kCidrBlocksPerCollectionMax, " CIDR blocks."));
  }
  ++collection.version;
  ctx.Put(collection);
  ChangeCidrCollectionResponse out;
  out.id = NewRoute53Id(ctx, "C");
  return out;
}

}  // namespace wt::route53
