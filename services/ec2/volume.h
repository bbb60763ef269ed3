#pragma once

// Volumes and snapshots.
// https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volumes.html

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/compute_state.h"
#include "services/ec2/filter.h"
#include "services/ec2/instance_state.h"

namespace wt::ec2 {

// InvalidVolume.NotFound, InvalidVolumeID.Malformed.
Result<VolumeRow> FindVolume(Context& ctx, std::string_view id);
Error VolumeNotFound(const std::vector<std::string>& ids);
// InvalidSnapshot.NotFound.
Result<SnapshotRow> FindSnapshot(Context& ctx, std::string_view id);
Error SnapshotNotFound(const std::vector<std::string>& ids);

// Size, IOPS and throughput for the type, filled in where they are not given and checked where they
// are. https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
Result<void> SetPerformance(VolumeRow& row, std::optional<int64_t> iops,
                            std::optional<int64_t> throughput);

Volume ToApi(Context& ctx, const VolumeRow& row);
Snapshot ToApi(Context& ctx, const SnapshotRow& row);

}  // namespace wt::ec2
