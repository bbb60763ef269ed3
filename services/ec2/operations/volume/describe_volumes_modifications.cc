#include <algorithm>

#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/volume.h"
#include "services/ec2/volume_modification.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<VolumeModificationRow> kModificationFilters[] = {
    {"volume-id",
     [](Context&, const VolumeModificationRow& row, Values& out) { out.push_back(row.volume_id); }},
    {"modification-state",
     [](Context&, const VolumeModificationRow&, Values& out) { out.push_back("completed"); }},
    {"original-size", [](Context&, const VolumeModificationRow& row,
                         Values& out) { out.push_back(StrCat(row.size_before)); }},
    {"original-volume-type", [](Context&, const VolumeModificationRow& row,
                                Values& out) { out.push_back(row.type_before); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumesModifications.html
Result<DescribeVolumesModificationsResponse> DescribeVolumesModifications(
    Context& ctx, const DescribeVolumesModificationsRequest& in) {
  const std::span<const FilterField<VolumeModificationRow>> fields = kModificationFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  const auto& ids = in.volume_ids;
  for (const std::string& id : ids) {
    static_cast<void>(WT_TRY(FindVolume(ctx, id)));
    if (!ctx.Find<VolumeModificationRow>(id)) {
      return error::Of("InvalidVolumeModification.NotFound",
                       StrCat("Modification for volume '", id, "' does not exist."));
    }
  }
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, false));
  WT_TRY(CheckDryRun(in));
  DescribeVolumesModificationsResponse out;
  out.volumes_modifications.present = true;
  for (const VolumeModificationRow& row : ctx.Scan<VolumeModificationRow>()) {
    const std::string& id = row.volume_id;
    if (pager.Before(id)) continue;
    if (!ids.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, row, id))) continue;
    const VolumeRow* volume = ctx.Peek<VolumeRow>(id);
    if (volume == nullptr) continue;
    if (!pager.Take(id)) break;
    out.volumes_modifications.push_back(ModificationOf(*volume, row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
