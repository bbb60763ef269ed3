#include "services/ec2/volume.h"

#include <algorithm>

#include "services/ec2/errors.h"

namespace wt::ec2 {
namespace {

struct VolumeType {
  std::string_view name;
  int64_t size_min, size_max;
  int64_t iops_min, iops_max;              // 0: the type takes no IOPS.
  int64_t throughput_min, throughput_max;  // 0: the type takes no throughput.
};
constexpr VolumeType kTypes[] = {
    {"gp2", 1, 16384, 0, 0, 0, 0},       {"gp3", 1, 65536, 3000, 80000, 125, 2000},
    {"io1", 4, 16384, 100, 64000, 0, 0}, {"io2", 4, 65536, 100, 256000, 0, 0},
    {"st1", 125, 16384, 0, 0, 0, 0},     {"sc1", 125, 16384, 0, 0, 0, 0},
    {"standard", 1, 1024, 0, 0, 0, 0},
};

Error OutOfRange(std::string_view what, int64_t value, int64_t low, int64_t high) {
  return error::InvalidParameterValue(
      StrCat("Volume ", what, " of ", value, " is not in the range ", low, " to ", high, "."));
}

}  // namespace

Error VolumeNotFound(const std::vector<std::string>& ids) {
  if (ids.size() == 1) {
    return error::Of("InvalidVolume.NotFound", StrCat("The volume '", ids[0], "' does not exist."));
  }
  return error::Of("InvalidVolume.NotFound",
                   StrCat("The volumes '", Join(ids, ", "), "' do not exist."));
}

Result<VolumeRow> FindVolume(Context& ctx, std::string_view id) {
  std::optional<VolumeRow> row = ctx.Find<VolumeRow>(id);
  if (row) return *std::move(row);
  if (!id.starts_with("vol-")) {
    return error::Of("InvalidVolumeID.Malformed",
                     StrCat("Invalid id: \"", id, "\" (expecting \"vol-...\")"));
  }
  return VolumeNotFound({std::string(id)});
}

Error SnapshotNotFound(const std::vector<std::string>& ids) {
  return error::Of("InvalidSnapshot.NotFound",
                   StrCat("The snapshot '", Join(ids, ", "), "' does not exist."));
}

Result<SnapshotRow> FindSnapshot(Context& ctx, std::string_view id) {
  std::optional<SnapshotRow> row = ctx.Find<SnapshotRow>(id);
  if (row) return *std::move(row);
  return SnapshotNotFound({std::string(id)});
}

Result<void> SetPerformance(VolumeRow& row, std::optional<int64_t> iops,
                            std::optional<int64_t> throughput) {
  const VolumeType* type = nullptr;
  for (const VolumeType& known : kTypes) {
    if (known.name == row.type) type = &known;
  }
  if (type == nullptr) {
    return error::InvalidParameterValue(
        StrCat("Value (", row.type, ") for parameter volumeType is invalid."));
  }
  if (row.size_gib < type->size_min || row.size_gib > type->size_max) {
    return OutOfRange("size", row.size_gib, type->size_min, type->size_max);
  }
  // 1. IOPS: given for some types, following from the size for gp2.
  if (type->iops_max == 0 && iops && row.type != "gp2") {
    return error::InvalidParameterCombination(
        StrCat("The parameter iops is not supported for ", row.type, " volumes."));
  }
  if (type->iops_max > 0) {
    if (!iops && row.type != "gp3") return error::MissingParameter("iops");
    row.iops = iops.value_or(type->iops_min);
    if (row.iops < type->iops_min || row.iops > type->iops_max) {
      return OutOfRange("iops", row.iops, type->iops_min, type->iops_max);
    }
  } else {
    row.iops = row.type == "gp2" ? std::clamp<int64_t>(row.size_gib * 3, 100, 16000) : 0;
  }
  // 2. Throughput: gp3 only.
  if (type->throughput_max == 0) {
    row.throughput = 0;
    if (!throughput) return {};
    return error::InvalidParameterCombination(
        StrCat("The parameter throughput is not supported for ", row.type, " volumes."));
  }
  row.throughput = throughput.value_or(type->throughput_min);
  if (row.throughput < type->throughput_min || row.throughput > type->throughput_max) {
    return OutOfRange("throughput", row.throughput, type->throughput_min, type->throughput_max);
  }
  return {};
}

Volume ToApi(Context& ctx, const VolumeRow& row) {
  Volume volume;
  volume.volume_id = row.id;
  volume.availability_zone = row.az;
  volume.volume_type = row.type;
  volume.size = row.size_gib;
  volume.snapshot_id = row.snapshot_id;
  volume.state = row.state;
  volume.create_time = row.created_at;
  volume.encrypted = row.encrypted;
  volume.multi_attach_enabled = false;
  if (row.iops > 0) volume.iops = row.iops;
  if (row.throughput > 0) volume.throughput = row.throughput;
  if (!row.kms_key_id.empty()) volume.kms_key_id = row.kms_key_id;
  volume.attachments.present = true;
  if (!row.instance_id.empty()) {
    VolumeAttachment& attachment = volume.attachments.emplace_back();
    attachment.volume_id = row.id;
    attachment.instance_id = row.instance_id;
    attachment.device = row.device;
    attachment.state = "attached";
    attachment.attach_time = row.attached_at;
    attachment.delete_on_termination = row.delete_on_termination;
  }
  volume.tags = TagsOf(ctx, row.id);
  return volume;
}

Snapshot ToApi(Context& ctx, const SnapshotRow& row) {
  Snapshot api;
  api.snapshot_id = row.id;
  api.volume_id = row.volume_id;
  api.volume_size = row.size_gib;
  api.description = row.description;
  api.owner_id = row.account;
  api.start_time = row.started_at;
  api.completion_time = row.started_at;
  api.state = "completed";
  api.progress = "100%";
  api.storage_tier = "standard";
  api.encrypted = row.encrypted;
  if (!row.kms_key_id.empty()) api.kms_key_id = row.kms_key_id;
  api.tags = TagsOf(ctx, row.id);
  return api;
}

}  // namespace wt::ec2
