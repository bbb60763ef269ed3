#include "services/logs/errors.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DisassociateKmsKey.html
Result<DisassociateKmsKeyResponse> DisassociateKmsKey(Context& ctx,
                                                      const DisassociateKmsKeyRequest& in) {
  GroupRow row = WT_TRY(FetchEither(ctx, in.log_group_name, in.resource_identifier));
  row.kms_key = "";
  ctx.Put(std::move(row));
  return DisassociateKmsKeyResponse{};
}

}  // namespace wt::logs
