#include "services/ec2/operations.h"
#include "services/ec2/volume.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSnapshot.html
Result<CreateSnapshotResponse> CreateSnapshot(Context& ctx, const CreateSnapshotRequest& in) {
  const VolumeRow volume = WT_TRY(FindVolume(ctx, in.volume_id));
  WT_TRY(CheckSpecifications(in.tag_specifications, {"snapshot"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "snapshot"));
  WT_TRY(CheckDryRun(in));
  SnapshotRow row{.id = ctx.NewId("snap-"),
                  .volume_id = volume.id,
                  .description = in.description.value_or(""),
                  .size_gib = volume.size_gib,
                  .encrypted = volume.encrypted,
                  .kms_key_id = volume.kms_key_id,
                  .started_at = ctx.now()};
  row.account = ctx.account();
  row.region = ctx.region();
  ctx.Put(row);
  WT_TRY(PutTags(ctx, row.id, tags));
  CreateSnapshotResponse out = ToApi(ctx, row);
  // The first answer tells of the work; the next look finds it completed.
  out.state = "pending";
  out.progress = "";
  out.completion_time.reset();
  return out;
}

}  // namespace wt::ec2
