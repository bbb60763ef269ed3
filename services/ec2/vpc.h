#pragma once

// VPCs: find, make with all that comes with one, render.
// https://docs.aws.amazon.com/vpc/latest/userguide/configure-your-vpc.html

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/cidr.h"
#include "services/ec2/filter.h"
#include "services/ec2/state.h"

namespace wt::ec2 {

// InvalidVpcID.NotFound.
Result<VpcRow> FindVpc(Context& ctx, std::string_view id);
Error VpcNotFound(const std::vector<std::string>& ids);
std::optional<VpcRow> DefaultVpc(Context& ctx);

// A VPC with its main route table, default security group, default network ACL and attributes.
VpcRow MakeVpc(Context& ctx, const Cidr& cidr, std::string_view tenancy, bool is_default);
// What every account has in a Region before its first call: the default VPC, a subnet in each
// zone, an internet gateway with a route to it, and the default DHCP options.
void MakeDefaults(Context& ctx);

std::vector<Cidr> CidrsOf(Context& ctx, std::string_view vpc_id);
Vpc ToApi(Context& ctx, const VpcRow& row);
std::span<const FilterField<VpcRow>> VpcFilters();

// InvalidVpc.Range, InvalidParameterValue.
Result<Cidr> CheckVpcCidr(const std::string& text);

// DryRun comes after the parameters' checks.
template <class Request>
Result<void> CheckDryRun(const Request& in) {
  if (in.dry_run.value_or(false)) {
    return Error{.code = "DryRunOperation",
                 .message = "Request would have succeeded, but DryRun flag is set.",
                 .http_status = 412};
  }
  return {};
}

}  // namespace wt::ec2
