#include "services/ec2/errors.h"
#include "services/ec2/limits.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html
Result<CreateVpcResponse> CreateVpc(Context& ctx, const CreateVpcRequest& in) {
  // 1. One IPv4 block is needed.
  if (!in.cidr_block || in.cidr_block->empty()) return error::MissingParameter("cidrBlock");
  // Deviation: AWS gives IPv6 blocks and IPAM allocations; here they are refused by name.
  if (in.amazon_provided_ipv6_cidr_block.value_or(false) || in.ipv6_cidr_block ||
      in.ipv4_ipam_pool_id || in.ipv6_ipam_pool_id) {
    return error::Of("UnsupportedOperation",
                     "Windtunnel does not implement IPv6 blocks and IPAM pools of a VPC.");
  }
  const Cidr cidr = WT_TRY(CheckVpcCidr(*in.cidr_block));
  const std::string tenancy = in.instance_tenancy.value_or("default");
  if (tenancy != "default" && tenancy != "dedicated") {
    return error::InvalidParameterValue(
        StrCat("Value (", tenancy, ") for parameter instanceTenancy is invalid."));
  }
  WT_TRY(CheckSpecifications(in.tag_specifications, {"vpc"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "vpc"));
  size_t count = 0;
  for ([[maybe_unused]] const VpcRow& row : ctx.Scan<VpcRow>()) ++count;
  if (count >= kVpcsMax) {
    return error::Of("VpcLimitExceeded", "The maximum number of VPCs has been reached.");
  }
  WT_TRY(CheckDryRun(in));

  // 2. It comes with a main route table, a default group, a default ACL and DHCP options.
  const VpcRow vpc = MakeVpc(ctx, cidr, tenancy, false);
  WT_TRY(PutTags(ctx, vpc.id, tags));
  CreateVpcResponse out;
  out.vpc = ToApi(ctx, vpc);
  // The first answer says pending; the next look finds it available.
  out.vpc->state = "pending";
  return out;
}

}  // namespace wt::ec2
