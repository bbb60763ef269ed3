#include "services/ec2/dhcp_options.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateDhcpOptions.html
Result<AssociateDhcpOptionsResponse> AssociateDhcpOptions(Context& ctx,
                                                          const AssociateDhcpOptionsRequest& in) {
  VpcRow vpc = WT_TRY(FindVpc(ctx, in.vpc_id));
  // "default" stands for no options at all.
  if (in.dhcp_options_id != "default" && !ctx.Find<DhcpOptionsRow>(in.dhcp_options_id)) {
    return DhcpOptionsNotFound({in.dhcp_options_id});
  }
  WT_TRY(CheckDryRun(in));
  vpc.dhcp_options_id = in.dhcp_options_id;
  ctx.Put(vpc);
  return AssociateDhcpOptionsResponse{};
}

}  // namespace wt::ec2
