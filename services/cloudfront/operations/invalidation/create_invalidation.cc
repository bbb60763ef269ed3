#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/invalidation.h"
#include "services/cloudfront/operations.h"
#include "services/cloudfront/resource.h"
#include "services/cloudfront/timings.h"

namespace wt::cloudfront {

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidation.html
Result<CreateInvalidationResponse> CreateInvalidation(Context& ctx,
                                                      const CreateInvalidationRequest& in) {
  // 1. Paths of a distribution that is there.
  WT_TRY(FindDistribution(ctx, in.distribution_id));
  const Paths& paths = in.invalidation_batch.paths;
  WT_TRY(CheckQuantity(paths.quantity, paths.items.size()));
  if (paths.items.empty()) {
    return error::InvalidArgument("Your request does not contain any invalidation paths.");
  }
  for (const std::string& path : paths.items) {
    if (path.empty() || path.front() != '/') {
      return error::InvalidArgument(
          "Your request contains one or more invalid invalidation paths.");
    }
  }

  // 2. The same caller reference is the same request, and may not be another.
  const auto text = [](const InvalidationBatch& batch) {
    return wire::ToStoredJson(wire::ShapeOf<InvalidationBatch>(), &batch);
  };
  int64_t in_progress = 0;
  for (const InvalidationRow& row :
       ctx.Rows<InvalidationRow>().Scan(ctx.account(), "", in.distribution_id)) {
    if (!row.completed) in_progress += static_cast<int64_t>(row.batch->paths.items.size());
    if (row.batch->caller_reference != in.invalidation_batch.caller_reference) continue;
    if (text(*row.batch) != text(in.invalidation_batch)) {
      return error::InvalidArgument(
          "Your request contains a caller reference that was used for a previous invalidation "
          "batch for the same distribution.");
    }
    return CreateInvalidationResponse{.location = InvalidationLocation(row),
                                      .invalidation = ToInvalidation(row)};
  }
  if (in_progress + static_cast<int64_t>(paths.items.size()) > kInvalidationPathsMax) {
    return error::TooManyInvalidationsInProgress(
        "Your request contains too many invalidations in progress.");
  }

  // 3. It reaches the edges a little later.
  InvalidationRow row;
  row.account = ctx.account();
  row.distribution = in.distribution_id;
  row.id = "I" + NewCapitalId(ctx).substr(1);
  row.batch = in.invalidation_batch;
  row.created_at = ctx.now();
  row.completes_at = ctx.now() + HowLong(ctx, kInvalidateTakes, "cloudfront.invalidation");
  ctx.Turn::Put(row);
  ctx.WakeAt(kDeployment, row.completes_at,
             StrCat(row.account, "//", row.distribution, "/", row.id));
  return CreateInvalidationResponse{.location = InvalidationLocation(row),
                                    .invalidation = ToInvalidation(row)};
}

}  // namespace wt::cloudfront
