#include "services/ec2/operations.h"
#include "services/ec2/volume.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

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
    {"create-time", [](Context&, const VolumeRow& row,
                       Values& out) { out.push_back(FormatIso8601(row.created_at, true)); }},
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

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumes.html
Result<DescribeVolumesResponse> DescribeVolumes(Context& ctx, const DescribeVolumesRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !in.volume_ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeVolumesResponse out;
  out.volumes.present = true;
  const std::span<const FilterField<VolumeRow>> fields = kVolumeFilters;
  WT_TRY(DescribeRows<VolumeRow>(
      ctx, in.volume_ids, in.filters, fields, pager, VolumeNotFound,
      [&](const VolumeRow& row) { out.volumes.push_back(ToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
