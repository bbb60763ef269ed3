#include "services/ec2/dhcp_options.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<DhcpOptionsRow> kDhcpOptionsFilters[] = {
    {"dhcp-options-id",
     [](Context&, const DhcpOptionsRow& row, Values& out) { out.push_back(row.id); }},
    {"key",
     [](Context&, const DhcpOptionsRow& row, Values& out) {
       for (const auto& [key, values] : row.options) out.push_back(key);
     }},
    {"value",
     [](Context&, const DhcpOptionsRow& row, Values& out) {
       for (const auto& [key, values] : row.options) {
         for (const std::string_view value : Split(values, ' ')) out.emplace_back(value);
       }
     }},
    {"owner-id",
     [](Context&, const DhcpOptionsRow& row, Values& out) { out.push_back(row.account); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeDhcpOptions.html
Result<DescribeDhcpOptionsResponse> DescribeDhcpOptions(Context& ctx,
                                                        const DescribeDhcpOptionsRequest& in) {
  const auto& ids = in.dhcp_options_ids;
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeDhcpOptionsResponse out;
  out.dhcp_options.present = true;
  const std::span<const FilterField<DhcpOptionsRow>> fields = kDhcpOptionsFilters;
  WT_TRY(DescribeRows<DhcpOptionsRow>(
      ctx, ids, in.filters, fields, pager, DhcpOptionsNotFound,
      [&](const DhcpOptionsRow& row) { out.dhcp_options.push_back(ToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
