#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html
Result<DescribeVpcAttributeResponse> DescribeVpcAttribute(Context& ctx,
                                                          const DescribeVpcAttributeRequest& in) {
  const VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  DescribeVpcAttributeResponse out;
  out.vpc_id = vpc.id;
  if (in.attribute == "enableDnsSupport") {
    out.enable_dns_support.emplace().value = vpc.dns_support;
  } else if (in.attribute == "enableDnsHostnames") {
    out.enable_dns_hostnames.emplace().value = vpc.dns_hostnames;
  } else if (in.attribute == "enableNetworkAddressUsageMetrics") {
    out.enable_network_address_usage_metrics.emplace().value = vpc.network_address_usage_metrics;
  } else {
    return error::InvalidParameterValue(StrCat(
        "Value (", in.attribute, ") for parameter attribute is invalid. Unknown attribute."));
  }
  WT_TRY(CheckDryRun(in));
  return out;
}

}  // namespace wt::ec2
