#pragma once

// What ModifyVolume changed, as it is answered.

#include "services/ec2/api.h"
#include "services/ec2/compute_state.h"
#include "services/ec2/instance_state.h"

namespace wt::ec2 {

inline VolumeModification ModificationOf(const VolumeRow& row,
                                         const VolumeModificationRow& change) {
  VolumeModification api;
  api.volume_id = row.id;
  api.modification_state = "completed";
  api.progress = 100;
  api.start_time = change.started_at;
  api.end_time = change.started_at;
  api.original_size = change.size_before;
  api.original_volume_type = change.type_before;
  api.original_multi_attach_enabled = false;
  api.target_size = row.size_gib;
  api.target_volume_type = row.type;
  api.target_multi_attach_enabled = false;
  if (change.iops_before > 0) api.original_iops = change.iops_before;
  if (change.throughput_before > 0) api.original_throughput = change.throughput_before;
  if (row.iops > 0) api.target_iops = row.iops;
  if (row.throughput > 0) api.target_throughput = row.throughput;
  return api;
}

}  // namespace wt::ec2
