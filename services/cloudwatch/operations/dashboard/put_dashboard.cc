#include <algorithm>
#include <cctype>

#include "services/cloudwatch/dashboard.h"
#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/operations.h"
#include "services/cloudwatch/state.h"
#include "services/cloudwatch/tags.h"

namespace wt::cloudwatch {
namespace {

bool IsDashboardName(std::string_view name) {
  return !name.empty() && name.size() <= 255 && std::all_of(name.begin(), name.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
  });
}

}  // namespace

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
Result<PutDashboardResponse> PutDashboard(Context& ctx, const PutDashboardRequest& in) {
  // 1. The name and the body.
  if (!IsDashboardName(in.dashboard_name)) {
    return error::DashboardInvalidInputError(
        StrCat("The value ", in.dashboard_name,
               " for field DashboardName contains invalid characters. It can only contain "
               "alphanumerics, dash (-) and underscore (_)."));
  }
  wire::List<DashboardValidationMessage> messages = WT_TRY(CheckDashboard(in.dashboard_body));

  // 2. All of an account's Regions share it; tags are taken at its creation.
  Context global = ctx.Global();
  const std::string arn = DashboardArn(ctx, in.dashboard_name);
  const bool is_new = global.Peek<DashboardRow>(in.dashboard_name) == nullptr;
  if (is_new) WT_TRY(CheckTags(ctx, arn, in.tags));
  global.Turn::Put(
      DashboardRow{ctx.account(), "", in.dashboard_name, in.dashboard_body, ctx.now()});
  if (is_new) PutTags(ctx, arn, in.tags);
  return PutDashboardResponse{.dashboard_validation_messages = std::move(messages)};
}

}  // namespace wt::cloudwatch
