#include "services/ec2/client_token.h"
#include "services/ec2/errors.h"
#include "services/ec2/launch_template.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html
Result<CreateLaunchTemplateVersionResponse> CreateLaunchTemplateVersion(
    Context& ctx, const CreateLaunchTemplateVersionRequest& in) {
  LaunchTemplateRow row =
      WT_TRY(FindLaunchTemplate(ctx, in.launch_template_id, in.launch_template_name));
  WT_TRY(CheckTemplateData(in.launch_template_data));
  // 1. A new version begins with its source, if it has one.
  RequestLaunchTemplateData data = in.launch_template_data;
  if (in.source_version) {
    data = Overlay(*WT_TRY(FindVersion(ctx, row, *in.source_version)).data, data);
  }
  CreateLaunchTemplateVersionResponse out;
  if (const auto known = WT_TRY(MadeByToken(ctx, "CreateLaunchTemplateVersion", in))) {
    out.launch_template_version = ToApi(row, WT_TRY(FindVersion(ctx, row, *known)));
    return out;
  }
  WT_TRY(CheckDryRun(in));

  // 2. The next number; the default version stays as it is.
  row.latest_version = row.next_version++;
  ctx.Put(row);
  const LaunchTemplateVersionRow version{.template_id = row.id,
                                         .version = row.latest_version,
                                         .description = in.version_description.value_or(""),
                                         .created_by = CallerArn(ctx),
                                         .has_description = in.version_description.has_value(),
                                         .created_at = ctx.now(),
                                         .data = data};
  ctx.Put(version);
  RememberToken(ctx, "CreateLaunchTemplateVersion", in, StrCat(version.version));
  out.launch_template_version = ToApi(row, version);
  return out;
}

}  // namespace wt::ec2
