#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/volume.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVolume.html
Result<DeleteVolumeResponse> DeleteVolume(Context& ctx, const DeleteVolumeRequest& in) {
  const VolumeRow row = WT_TRY(FindVolume(ctx, in.volume_id));
  if (!row.instance_id.empty()) {
    return error::Of("VolumeInUse",
                     StrCat("Volume ", row.id, " is currently attached to ", row.instance_id));
  }
  WT_TRY(CheckDryRun(in));
  ctx.Erase<VolumeRow>(row.id);
  ctx.Erase<VolumeModificationRow>(row.id);
  EraseTags(ctx, row.id);
  return DeleteVolumeResponse{};
}

}  // namespace wt::ec2
