#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/volume.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachVolume.html
Result<AttachVolumeResponse> AttachVolume(Context& ctx, const AttachVolumeRequest& in) {
  VolumeRow row = WT_TRY(FindVolume(ctx, in.volume_id));
  const InstanceRow instance = WT_TRY(FindInstance(ctx, in.instance_id));
  if (!row.instance_id.empty()) {
    return error::Of("VolumeInUse", StrCat(row.id, " is already attached to an instance"));
  }
  if (instance.state != LifecycleState::kRunning && instance.state != LifecycleState::kStopped) {
    return error::Of("IncorrectState", StrCat("Instance '", instance.id, "' is not 'running'."));
  }
  if (row.az != instance.az) {
    return error::Of("InvalidVolume.ZoneMismatch",
                     StrCat("The volume '", row.id,
                            "' is not in the same availability zone as "
                            "instance '",
                            instance.id, "'"));
  }
  if (in.device.empty()) return error::MissingParameter("device");
  for (const VolumeRow& other : VolumesOf(ctx, instance.id)) {
    if (other.device != in.device) continue;
    return error::InvalidParameterValue(StrCat("Invalid value '", in.device,
                                               "' for unixDevice. Attachment point ", in.device,
                                               " is already in use"));
  }
  WT_TRY(CheckDryRun(in));
  row.instance_id = instance.id;
  row.device = in.device;
  row.state = "in-use";
  row.attached_at = ctx.now();
  row.delete_on_termination = false;
  ctx.Put(row);
  AttachVolumeResponse out = ToApi(ctx, row).attachments[0];
  out.state = "attaching";
  return out;
}

}  // namespace wt::ec2
