#include <algorithm>

#include "services/ec2/address.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

void AddAddressText(const std::string& text, Values& out) {
  if (!text.empty()) out.push_back(text);
}

constexpr FilterField<AddressRow> kAddressFilters[] = {
    {"allocation-id",
     [](Context&, const AddressRow& row, Values& out) { out.push_back(row.allocation_id); }},
    {"association-id",
     [](Context&, const AddressRow& row, Values& out) { AddAddressText(row.association_id, out); }},
    {"domain", [](Context&, const AddressRow&, Values& out) { out.push_back("vpc"); }},
    {"instance-id",
     [](Context&, const AddressRow& row, Values& out) { AddAddressText(row.instance_id, out); }},
    {"network-border-group",
     [](Context&, const AddressRow& row, Values& out) { out.push_back(row.region); }},
    {"network-interface-id", [](Context&, const AddressRow& row,
                                Values& out) { AddAddressText(row.network_interface_id, out); }},
    {"network-interface-owner-id",
     [](Context&, const AddressRow& row, Values& out) {
       if (!row.network_interface_id.empty()) out.push_back(row.account);
     }},
    {"private-ip-address",
     [](Context&, const AddressRow& row, Values& out) { AddAddressText(row.private_ip, out); }},
    {"public-ip",
     [](Context&, const AddressRow& row, Values& out) { out.push_back(row.public_ip); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddresses.html
Result<DescribeAddressesResponse> DescribeAddresses(Context& ctx,
                                                    const DescribeAddressesRequest& in) {
  const std::span<const FilterField<AddressRow>> fields = kAddressFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  std::vector<std::string> wanted, missing;
  for (const std::string& id : in.allocation_ids) {
    if (!ctx.Find<AddressRow>(id)) missing.push_back(id);
    wanted.push_back(id);
  }
  if (!missing.empty()) return AllocationNotFound(missing);
  for (const std::string& ip : in.public_ips) {
    wanted.push_back(WT_TRY(FindAddress(ctx, std::nullopt, ip)).allocation_id);
  }
  WT_TRY(CheckDryRun(in));
  DescribeAddressesResponse out;
  out.addresses.present = true;
  for (const AddressRow& row : ctx.Scan<AddressRow>()) {
    if (!wanted.empty() &&
        std::find(wanted.begin(), wanted.end(), row.allocation_id) == wanted.end()) {
      continue;
    }
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, row, row.allocation_id))) continue;
    out.addresses.push_back(ToApi(ctx, row));
  }
  return out;
}

}  // namespace wt::ec2
