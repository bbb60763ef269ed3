#include "services/ec2/catalog/regions.h"
#include "services/ec2/client_token.h"
#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/volume.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

Result<std::string> ZoneOfVolume(Context& ctx, const CreateVolumeRequest& in) {
  if (!in.availability_zone && !in.availability_zone_id) {
    return error::MissingParameter("availabilityZone");
  }
  for (const catalog::Zone& zone : catalog::ZonesOf(ctx.region())) {
    if (in.availability_zone && *in.availability_zone != zone.name) continue;
    if (in.availability_zone_id && *in.availability_zone_id != zone.zone_id) continue;
    return std::string(zone.name);
  }
  return error::Of(
      "InvalidZone.NotFound",
      StrCat("The zone '", in.availability_zone.value_or(in.availability_zone_id.value_or("")),
             "' does not exist."));
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html
Result<CreateVolumeResponse> CreateVolume(Context& ctx, const CreateVolumeRequest& in) {
  VolumeRow row;
  row.account = ctx.account();
  row.region = ctx.region();
  row.az = WT_TRY(ZoneOfVolume(ctx, in));
  // 1. A size, or a snapshot that has one.
  if (in.snapshot_id && !in.snapshot_id->empty()) {
    const SnapshotRow snapshot = WT_TRY(FindSnapshot(ctx, *in.snapshot_id));
    row.snapshot_id = snapshot.id;
    row.size_gib = in.size.value_or(snapshot.size_gib);
    row.encrypted = snapshot.encrypted;
    row.kms_key_id = snapshot.kms_key_id;
    if (row.size_gib < snapshot.size_gib) {
      return error::InvalidParameterValue(StrCat("Volume of ", row.size_gib,
                                                 "GiB is smaller than snapshot '", snapshot.id,
                                                 "', expect size >= ", snapshot.size_gib, "GiB"));
    }
  } else {
    if (!in.size) return error::MissingParameter("size/snapshot");
    row.size_gib = *in.size;
  }
  row.type = in.volume_type.value_or("gp2");
  WT_TRY(SetPerformance(row, in.iops, in.throughput));
  row.encrypted = in.encrypted.value_or(row.encrypted);
  if (in.kms_key_id) {
    if (!row.encrypted) {
      return error::InvalidParameterCombination(
          "The parameter KmsKeyId requires the parameter Encrypted to be set.");
    }
    row.kms_key_id = *in.kms_key_id;
  }
  WT_TRY(CheckSpecifications(in.tag_specifications, {"volume"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "volume"));
  WT_TRY(CheckDryRun(in));
  if (const auto known = WT_TRY(MadeByToken(ctx, "CreateVolume", in))) {
    return ToApi(ctx, WT_TRY(FindVolume(ctx, *known)));
  }
  row.id = ctx.NewId("vol-");
  row.created_at = ctx.now();
  row.delete_on_termination = false;
  ctx.Put(row);
  WT_TRY(PutTags(ctx, row.id, tags));
  RememberToken(ctx, "CreateVolume", in, row.id);
  CreateVolumeResponse out = ToApi(ctx, row);
  // The first answer tells of the work; the next look finds the volume available.
  out.state = "creating";
  return out;
}

}  // namespace wt::ec2
