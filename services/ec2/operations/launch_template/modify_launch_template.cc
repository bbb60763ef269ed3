#include "services/ec2/errors.h"
#include "services/ec2/launch_template.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyLaunchTemplate.html
Result<ModifyLaunchTemplateResponse> ModifyLaunchTemplate(Context& ctx,
                                                          const ModifyLaunchTemplateRequest& in) {
  LaunchTemplateRow row =
      WT_TRY(FindLaunchTemplate(ctx, in.launch_template_id, in.launch_template_name));
  if (!in.default_version) return error::MissingParameter("SetDefaultVersion");
  row.default_version = WT_TRY(FindVersion(ctx, row, *in.default_version)).version;
  WT_TRY(CheckDryRun(in));
  ctx.Put(row);
  ModifyLaunchTemplateResponse out;
  out.launch_template = ToApi(ctx, row);
  return out;
}

}  // namespace wt::ec2
