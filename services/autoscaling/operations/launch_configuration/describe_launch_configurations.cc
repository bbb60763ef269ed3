#include <algorithm>

#include "emulator/world/pager.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLaunchConfigurations.html
Result<DescribeLaunchConfigurationsResponse> DescribeLaunchConfigurations(
    Context& ctx, const DescribeLaunchConfigurationsRequest& in) {
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kPageDefault, BadNextToken()));
  DescribeLaunchConfigurationsResponse out;
  out.launch_configurations.present = true;
  for (const LaunchConfigurationRow& row : ctx.Scan<LaunchConfigurationRow>()) {
    const auto& names = in.launch_configuration_names;
    if (!names.empty() && std::find(names.begin(), names.end(), row.name) == names.end()) continue;
    if (pager.Before(row.name)) continue;
    if (!pager.Take(row.name)) break;
    out.launch_configurations.push_back(*row.configuration);
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::autoscaling
