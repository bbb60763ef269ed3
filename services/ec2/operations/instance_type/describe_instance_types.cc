#include "services/ec2/errors.h"
#include "services/ec2/instance_type.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html
Result<DescribeInstanceTypesResponse> DescribeInstanceTypes(
    Context& ctx, const DescribeInstanceTypesRequest& in) {
  const auto fields = InstanceTypeFilters();
  WT_TRY(CheckFilters(in.filters, fields));
  const auto& names = in.instance_types;
  std::vector<std::string> missing;
  for (const std::string& name : names) {
    if (catalog::FindInstanceType(name) == nullptr) missing.push_back(name);
  }
  if (!missing.empty()) {
    return error::Of(
        "InvalidInstanceType",
        StrCat("The following supplied instance types do not exist: [", Join(missing, ", "), "]"));
  }
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !names.empty(), {.max = 100}));
  WT_TRY(CheckDryRun(in));
  DescribeInstanceTypesResponse out;
  out.instance_types.present = true;
  for (const catalog::InstanceType& type : catalog::InstanceTypes()) {
    if (!names.empty() && std::find(names.begin(), names.end(), type.name) == names.end()) continue;
    if (pager.Before(type.name)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, type, ""))) continue;
    if (!pager.Take(type.name)) break;
    out.instance_types.push_back(ToApi(type));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
