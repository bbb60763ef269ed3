#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html
Result<ModifyVpcAttributeResponse> ModifyVpcAttribute(Context& ctx,
                                                      const ModifyVpcAttributeRequest& in) {
  VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  const int given = (in.enable_dns_support ? 1 : 0) + (in.enable_dns_hostnames ? 1 : 0) +
                    (in.enable_network_address_usage_metrics ? 1 : 0);
  if (given == 0) return error::MissingParameter("EnableDnsSupport");
  if (given > 1) {
    return error::InvalidParameterCombination("Fields for multiple attribute types specified");
  }
  if (in.enable_dns_support) vpc.dns_support = in.enable_dns_support->value.value_or(false);
  if (in.enable_dns_hostnames) vpc.dns_hostnames = in.enable_dns_hostnames->value.value_or(false);
  if (in.enable_network_address_usage_metrics) {
    vpc.network_address_usage_metrics =
        in.enable_network_address_usage_metrics->value.value_or(false);
  }
  ctx.Put(vpc);
  return ModifyVpcAttributeResponse{};
}

}  // namespace wt::ec2
