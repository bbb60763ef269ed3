#include "services/ec2/launch_template.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteLaunchTemplate.html
Result<DeleteLaunchTemplateResponse> DeleteLaunchTemplate(Context& ctx,
                                                          const DeleteLaunchTemplateRequest& in) {
  const LaunchTemplateRow row =
      WT_TRY(FindLaunchTemplate(ctx, in.launch_template_id, in.launch_template_name));
  WT_TRY(CheckDryRun(in));
  DeleteLaunchTemplateResponse out;
  out.launch_template = ToApi(ctx, row);
  for (const auto& version :
       ctx.Rows<LaunchTemplateVersionRow>().Collect(ctx.account(), ctx.region(), row.id)) {
    ctx.Erase<LaunchTemplateVersionRow>(row.id, version.version);
  }
  ctx.Erase<LaunchTemplateRow>(row.id);
  EraseTags(ctx, row.id);
  return out;
}

}  // namespace wt::ec2
