#include "services/ec2/errors.h"
#include "services/ec2/launch_template.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteLaunchTemplateVersions.html
Result<DeleteLaunchTemplateVersionsResponse> DeleteLaunchTemplateVersions(
    Context& ctx, const DeleteLaunchTemplateVersionsRequest& in) {
  LaunchTemplateRow row =
      WT_TRY(FindLaunchTemplate(ctx, in.launch_template_id, in.launch_template_name));
  if (in.versions.empty()) return error::MissingParameter("LaunchTemplateVersion");
  WT_TRY(CheckDryRun(in));
  DeleteLaunchTemplateVersionsResponse out;
  out.successfully_deleted_launch_template_versions.present = true;
  out.unsuccessfully_deleted_launch_template_versions.present = true;
  // Each version by itself: one that cannot go does not keep the others.
  for (const std::string& text : in.versions) {
    const std::optional<int64_t> number = ParseInt(text);
    const auto fail = [&](std::string_view code, std::string message) {
      auto& item = out.unsuccessfully_deleted_launch_template_versions.emplace_back();
      item.launch_template_id = row.id;
      item.launch_template_name = row.name;
      if (number) item.version_number = *number;
      item.response_error.emplace().code = code;
      item.response_error->message = std::move(message);
    };
    if (!number || !ctx.Find<LaunchTemplateVersionRow>(row.id, *number)) {
      fail("launchTemplateVersionDoesNotExist",
           StrCat("Could not find the specified version ", text,
                  " for the launch template with ID ", row.id, "."));
    } else if (*number == row.default_version) {
      fail("unexpectedError",
           "The default version of a launch template cannot be deleted. Set "
           "another version as the default first.");
    } else {
      ctx.Erase<LaunchTemplateVersionRow>(row.id, *number);
      auto& item = out.successfully_deleted_launch_template_versions.emplace_back();
      item.launch_template_id = row.id;
      item.launch_template_name = row.name;
      item.version_number = *number;
    }
  }
  for (const auto& version : ctx.Scan<LaunchTemplateVersionRow>(row.id)) {
    row.latest_version = version.version;  // In order of number, so the last is the latest.
  }
  ctx.Put(row);
  return out;
}

}  // namespace wt::ec2
