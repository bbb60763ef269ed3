#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_UpdateHostedZoneComment.html
Result<UpdateHostedZoneCommentResponse> UpdateHostedZoneComment(
    Context& scoped, const UpdateHostedZoneCommentRequest& in) {
  Context ctx = scoped.Global();
  ZoneRow row = WT_TRY(FindZone(ctx, in.id));
  row.comment = in.comment.value_or("");
  ctx.Put(row);
  UpdateHostedZoneCommentResponse out;
  out.hosted_zone = ToApi(row);
  return out;
}

}  // namespace wt::route53
