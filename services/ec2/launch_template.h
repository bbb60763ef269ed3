#pragma once

// Launch templates and their versions.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-launch-templates.html

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/ec2.h"
#include "services/ec2/filter.h"

namespace wt::ec2 {

// By id or by name, of which exactly one must be given. Errors: MissingParameter,
// InvalidParameterCombination, InvalidLaunchTemplateId.NotFound, …Id.Malformed,
// InvalidLaunchTemplateName.NotFoundException.
Result<LaunchTemplateRow> FindLaunchTemplate(Context& ctx, const std::optional<std::string>& id,
                                             const std::optional<std::string>& name);
std::optional<LaunchTemplateRow> LaunchTemplateNamed(Context& ctx, std::string_view name);
// "3", "$Latest", "$Default". Errors: InvalidLaunchTemplateId.VersionNotFound,
// InvalidParameterValue.
Result<LaunchTemplateVersionRow> FindVersion(Context& ctx, const LaunchTemplateRow& row,
                                             const std::string& version);

// A launch template's data in the shape in which it is answered.
ResponseLaunchTemplateData ToApi(const RequestLaunchTemplateData& data);
LaunchTemplate ToApi(Context& ctx, const LaunchTemplateRow& row);
LaunchTemplateVersion ToApi(const LaunchTemplateRow& row, const LaunchTemplateVersionRow& version);

// What can be wrong with the data without looking at other resources.
Result<void> CheckTemplateData(const RequestLaunchTemplateData& data);
// `base` with what `over` gives instead; lists are replaced as a whole.
RequestLaunchTemplateData Overlay(const RequestLaunchTemplateData& base,
                                  const RequestLaunchTemplateData& over);
// The request with what its template says where it says nothing itself.
Result<RunInstancesRequest> WithTemplate(Context& ctx, const RunInstancesRequest& in,
                                         std::optional<ResolvedTemplate>& used);

// The caller, as createdBy names it.
std::string CallerArn(Context& ctx);

}  // namespace wt::ec2
