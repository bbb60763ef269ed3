#include "services/ec2/dhcp_options.h"
#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteDhcpOptions.html
Result<DeleteDhcpOptionsResponse> DeleteDhcpOptions(Context& ctx,
                                                    const DeleteDhcpOptionsRequest& in) {
  if (!ctx.Find<DhcpOptionsRow>(in.dhcp_options_id)) {
    return DhcpOptionsNotFound({in.dhcp_options_id});
  }
  for (const VpcRow& vpc : ctx.Scan<VpcRow>()) {
    if (vpc.dhcp_options_id != in.dhcp_options_id) continue;
    return error::DependencyViolation(StrCat("The dhcpOptions '", in.dhcp_options_id,
                                             "' has dependencies and cannot be deleted."));
  }
  WT_TRY(CheckDryRun(in));
  ctx.Erase<DhcpOptionsRow>(in.dhcp_options_id);
  EraseTags(ctx, in.dhcp_options_id);
  return DeleteDhcpOptionsResponse{};
}

}  // namespace wt::ec2
