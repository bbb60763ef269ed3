#include <algorithm>

#include "services/ec2/operations.h"
#include "services/ec2/volume.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<SnapshotRow> kSnapshotFilters[] = {
    {"snapshot-id", [](Context&, const SnapshotRow& row, Values& out) { out.push_back(row.id); }},
    {"volume-id",
     [](Context&, const SnapshotRow& row, Values& out) { out.push_back(row.volume_id); }},
    {"volume-size",
     [](Context&, const SnapshotRow& row, Values& out) { out.push_back(StrCat(row.size_gib)); }},
    {"description",
     [](Context&, const SnapshotRow& row, Values& out) { out.push_back(row.description); }},
    {"owner-id", [](Context&, const SnapshotRow& row, Values& out) { out.push_back(row.account); }},
    {"encrypted",
     [](Context&, const SnapshotRow& row, Values& out) { out.push_back(Word(row.encrypted)); }},
    {"status", [](Context&, const SnapshotRow&, Values& out) { out.push_back("completed"); }},
    {"progress", [](Context&, const SnapshotRow&, Values& out) { out.push_back("100%"); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html
Result<DescribeSnapshotsResponse> DescribeSnapshots(Context& ctx,
                                                    const DescribeSnapshotsRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !in.snapshot_ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeSnapshotsResponse out;
  out.snapshots.present = true;
  // Only the account's own are known here, so other owners have none.
  const auto& owners = in.owner_ids;
  const bool own =
      owners.empty() || std::any_of(owners.begin(), owners.end(), [&](const std::string& owner) {
        return owner == "self" || owner == ctx.account();
      });
  const std::span<const FilterField<SnapshotRow>> fields = kSnapshotFilters;
  WT_TRY(DescribeRows<SnapshotRow>(ctx, in.snapshot_ids, in.filters, fields, pager,
                                   SnapshotNotFound, [&](const SnapshotRow& row) {
                                     if (own) out.snapshots.push_back(ToApi(ctx, row));
                                   }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
