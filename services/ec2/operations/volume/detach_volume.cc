#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/volume.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachVolume.html
Result<DetachVolumeResponse> DetachVolume(Context& ctx, const DetachVolumeRequest& in) {
  VolumeRow row = WT_TRY(FindVolume(ctx, in.volume_id));
  if (row.instance_id.empty()) {
    return error::Of("IncorrectState",
                     StrCat("Volume '", row.id, "' is in the 'available' state."));
  }
  if (in.instance_id && *in.instance_id != row.instance_id) {
    return error::Of(
        "InvalidAttachment.NotFound",
        StrCat("Volume '", row.id, "' is not attached to instance '", *in.instance_id, "'"));
  }
  const InstanceRow instance = WT_TRY(FindInstance(ctx, row.instance_id));
  if (row.device == instance.root_device_name && instance.state != LifecycleState::kStopped) {
    return error::Of("OperationNotPermitted", StrCat("Unable to detach root volume '", row.id,
                                                     "' from instance '", instance.id, "'"));
  }
  WT_TRY(CheckDryRun(in));
  DetachVolumeResponse out = ToApi(ctx, row).attachments[0];
  out.state = "detaching";
  // Deviation: AWS waits until the system lets go of the volume; here it is free at once.
  row.instance_id.clear();
  row.device.clear();
  row.state = "available";
  ctx.Put(row);
  return out;
}

}  // namespace wt::ec2
