#include "services/ec2/operations.h"
#include "services/ec2/volume.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<VolumeRow> kVolumeStatusFilters[] = {
    {"availability-zone",
     [](Context&, const VolumeRow& row, Values& out) { out.push_back(row.az); }},
    {"volume-status.status", [](Context&, const VolumeRow&, Values& out) { out.push_back("ok"); }},
    {"volume-status.details-name",
     [](Context&, const VolumeRow&, Values& out) { out.push_back("io-enabled"); }},
    {"volume-status.details-status",
     [](Context&, const VolumeRow&, Values& out) { out.push_back("passed"); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumeStatus.html
Result<DescribeVolumeStatusResponse> DescribeVolumeStatus(Context& ctx,
                                                          const DescribeVolumeStatusRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !in.volume_ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeVolumeStatusResponse out;
  out.volume_statuses.present = true;
  const std::span<const FilterField<VolumeRow>> fields = kVolumeStatusFilters;
  WT_TRY(DescribeRows<VolumeRow>(
      ctx, in.volume_ids, in.filters, fields, pager, VolumeNotFound, [&](const VolumeRow& row) {
        VolumeStatusItem& item = out.volume_statuses.emplace_back();
        item.volume_id = row.id;
        item.availability_zone = row.az;
        VolumeStatusInfo& status = item.volume_status.emplace();
        status.status = "ok";
        for (const auto& [name, value] :
             {std::pair("io-enabled", "passed"), std::pair("io-performance", "not-applicable")}) {
          VolumeStatusDetails& detail = status.details.emplace_back();
          detail.name = name;
          detail.status = value;
        }
      }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
