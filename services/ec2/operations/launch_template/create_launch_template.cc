#include <algorithm>

#include "services/ec2/client_token.h"
#include "services/ec2/errors.h"
#include "services/ec2/launch_template.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

Result<void> CheckTemplateName(Context& ctx, const std::string& name) {
  const auto good = [](char c) {
    return (c >= '0' && c <= '9') || (LowerAscii(c) >= 'a' && LowerAscii(c) <= 'z') ||
           std::string_view("-()./_").find(c) != std::string_view::npos;
  };
  if (name.size() < 3 || name.size() > 128 || !std::all_of(name.begin(), name.end(), good)) {
    return error::Of("InvalidLaunchTemplateName.MalformedException",
                     "A launch template name must be between 3 and 128 characters, and may contain "
                     "letters, numbers, and the following characters: - ( ) . / _.");
  }
  if (LaunchTemplateNamed(ctx, name)) {
    return error::Of("InvalidLaunchTemplateName.AlreadyExistsException",
                     "Launch template name already in use.");
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html
Result<CreateLaunchTemplateResponse> CreateLaunchTemplate(Context& ctx,
                                                          const CreateLaunchTemplateRequest& in) {
  CreateLaunchTemplateResponse out;
  if (const auto known = WT_TRY(MadeByToken(ctx, "CreateLaunchTemplate", in))) {
    if (const auto row = ctx.Find<LaunchTemplateRow>(*known))
      out.launch_template = ToApi(ctx, *row);
    return out;
  }
  // 1. Nothing is looked up: a template may name what is not there yet.
  WT_TRY(CheckTemplateName(ctx, in.launch_template_name));
  WT_TRY(CheckTemplateData(in.launch_template_data));
  WT_TRY(CheckSpecifications(in.tag_specifications, {"launch-template"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "launch-template"));
  WT_TRY(CheckDryRun(in));

  // 2. The template and its first version.
  const LaunchTemplateRow row{.id = ctx.NewId("lt-"),
                              .name = in.launch_template_name,
                              .created_by = CallerArn(ctx),
                              .created_at = ctx.now()};
  ctx.Put(row);
  ctx.Put(LaunchTemplateVersionRow{.template_id = row.id,
                                   .version = 1,
                                   .description = in.version_description.value_or(""),
                                   .created_by = row.created_by,
                                   .has_description = in.version_description.has_value(),
                                   .created_at = ctx.now(),
                                   .data = in.launch_template_data});
  WT_TRY(PutTags(ctx, row.id, tags));
  RememberToken(ctx, "CreateLaunchTemplate", in, row.id);
  out.launch_template = ToApi(ctx, row);
  return out;
}

}  // namespace wt::ec2
