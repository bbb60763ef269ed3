#include "services/ec2/operations.h"
#include "services/ec2/volume.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSnapshot.html
Result<DeleteSnapshotResponse> DeleteSnapshot(Context& ctx, const DeleteSnapshotRequest& in) {
  const SnapshotRow row = WT_TRY(FindSnapshot(ctx, in.snapshot_id));
  WT_TRY(CheckDryRun(in));
  ctx.Erase<SnapshotRow>(row.id);
  EraseTags(ctx, row.id);
  return DeleteSnapshotResponse{};
}

}  // namespace wt::ec2
