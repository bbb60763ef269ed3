#include "services/route53/cidr.h"
#include "services/route53/errors.h"
#include "services/route53/operations.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteCidrCollection.html
Result<DeleteCidrCollectionResponse> DeleteCidrCollection(Context& scoped,
                                                          const DeleteCidrCollectionRequest& in) {
  Context ctx = scoped.Global();
  const CidrCollectionRow row = WT_TRY(FindCidrCollection(ctx, in.id));
  if (!ctx.Scan<CidrLocationRow>(row.id).empty() || !RecordUsing(ctx, row.id).empty()) {
    return error::CidrCollectionInUseException(
        "The CIDR collection is in use or has CIDR blocks, and cannot be deleted.");
  }
  ctx.Erase<CidrCollectionRow>(row.id);
  return DeleteCidrCollectionResponse{};
}

}  // namespace wt::route53
