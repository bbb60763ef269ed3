#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_AssociateKmsKey.html
Result<AssociateKmsKeyResponse> AssociateKmsKey(Context& ctx, const AssociateKmsKeyRequest& in) {
  GroupRow row = WT_TRY(FetchEither(ctx, in.log_group_name, in.resource_identifier));
  row.kms_key = in.kms_key_id;
  ctx.Put(std::move(row));
  return AssociateKmsKeyResponse{};
}

}  // namespace wt::logs
