#include "emulator/world/pager.h"
#include "services/ssm/errors.h"
#include "services/ssm/filter.h"
#include "services/ssm/operations.h"
#include "services/ssm/parameter.h"
#include "services/ssm/parameter_api.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html
Result<DescribeParametersResponse> DescribeParameters(Context& ctx,
                                                      const DescribeParametersRequest& in) {
  const wire::List<ParameterStringFilter> filters =
      WT_TRY(AllFilters(in.filters, in.parameter_filters));
  // Deviation: AWS lists parameters that other accounts share; here none is shared.
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, 10, BadToken()));
  DescribeParametersResponse out;
  out.parameters.present = true;
  if (in.shared.value_or(false)) return out;
  for (const ParameterRow& parameter : ctx.Scan<ParameterRow>()) {
    const VersionRow row = *ctx.Find<VersionRow>(parameter.name, parameter.version_newest);
    if (!MatchesAll(ctx, row, filters) || pager.Before(row.name)) continue;
    if (!pager.Take(row.name)) break;
    out.parameters.push_back(ToMetadata(ctx, row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ssm
