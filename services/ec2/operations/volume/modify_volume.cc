#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/volume.h"
#include "services/ec2/volume_modification.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVolume.html
Result<ModifyVolumeResponse> ModifyVolume(Context& ctx, const ModifyVolumeRequest& in) {
  VolumeRow row = WT_TRY(FindVolume(ctx, in.volume_id));
  VolumeModificationRow change{.volume_id = row.id,
                               .type_before = row.type,
                               .size_before = row.size_gib,
                               .iops_before = row.iops,
                               .throughput_before = row.throughput,
                               .started_at = ctx.now()};
  if (!in.size && !in.volume_type && !in.iops && !in.throughput) {
    return error::InvalidParameterCombination("No modification was specified.");
  }
  if (in.size && *in.size < row.size_gib) {
    return error::InvalidParameterValue(StrCat("New size cannot be smaller than existing size"));
  }
  // Deviation: AWS allows one modification in six hours; here any number, because a test has no
  // reason to wait.
  const bool same_type = in.volume_type.value_or(row.type) == row.type;
  row.size_gib = in.size.value_or(row.size_gib);
  row.type = in.volume_type.value_or(row.type);
  std::optional<int64_t> iops = in.iops, throughput = in.throughput;
  if (same_type && row.type != "gp2" && !iops && row.iops > 0) iops = row.iops;
  if (same_type && !throughput && row.throughput > 0) throughput = row.throughput;
  WT_TRY(SetPerformance(row, iops, throughput));
  WT_TRY(CheckDryRun(in));
  ctx.Put(row);
  ctx.Put(change);
  ModifyVolumeResponse out;
  out.volume_modification = ModificationOf(row, change);
  out.volume_modification->modification_state = "modifying";
  out.volume_modification->progress = 0;
  out.volume_modification->end_time.reset();
  return out;
}

}  // namespace wt::ec2
