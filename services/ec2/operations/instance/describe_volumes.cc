#include "services/ec2/errors.h"
#include "services/ec2/filter.h"
#include "services/ec2/instance_state.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

using VolumeValues = void(Context&, const VolumeRow&, Values&);

constexpr FilterField<VolumeRow> kVolumeFilters[] = {
    {"volume-id", [](Context&, const VolumeRow& row, Values& out) { out.push_back(row.id); }},
    {"volume-type", [](Context&, const VolumeRow& row, Values& out) { out.push_back(row.type); }},
    {"status", [](Context&, const VolumeRow& row, Values& out) { out.push_back(row.state); }},
    {"size",
     [](Context&, const VolumeRow& row, Values& out) { out.push_back(StrCat(row.size_gib)); }},
    {"availability-zone",
     [](Context&, const VolumeRow& row, Values& out) { out.push_back(row.az); }},
    {"encrypted",
     [](Context&, const VolumeRow& row, Values& out) { out.push_back(Word(row.encrypted)); }},
    {"snapshot-id",
     [](Context&, const VolumeRow& row, Values& out) { out.push_back(row.snapshot_id); }},
    {"create-time",
     [](Context&, const VolumeRow& row, Values& out) {
       out.push_back(FormatIso8601(row.created_at, true));
     }},
    {"attachment.instance-id",
     [](Context&, const VolumeRow& row, Values& out) { out.push_back(row.instance_id); }},
    {"attachment.device",
     [](Context&, const VolumeRow& row, Values& out) { out.push_back(row.device); }},
    {"attachment.status",
     [](Context&, const VolumeRow& row, Values& out) {
       if (!row.instance_id.empty()) out.push_back("attached");
     }},
    {"attachment.delete-on-termination",
     [](Context&, const VolumeRow& row, Values& out) {
       out.push_back(Word(row.delete_on_termination));
     }},
};

Volume VolumeToApi(Context& ctx, const VolumeRow& row) {
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

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumes.html
Result<DescribeVolumesResponse> DescribeVolumes(Context& ctx, const DescribeVolumesRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !in.volume_ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeVolumesResponse out;
  out.volumes.present = true;
  const std::span<const FilterField<VolumeRow>> fields = kVolumeFilters;
  WT_TRY(DescribeRows<VolumeRow>(
      ctx, in.volume_ids, in.filters, fields, pager,
      [](const std::vector<std::string>& ids) {
        return error::Of("InvalidVolume.NotFound",
                         StrCat("The volume '", ids[0], "' does not exist."));
      },
      [&](const VolumeRow& row) { out.volumes.push_back(VolumeToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
