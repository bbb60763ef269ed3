#include "emulator/world/pager.h"
#include "services/ssm/errors.h"
#include "services/ssm/filter.h"
#include "services/ssm/operations.h"
#include "services/ssm/parameter.h"
#include "services/ssm/parameter_api.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html
Result<GetParametersByPathResponse> GetParametersByPath(Context& ctx,
                                                        const GetParametersByPathRequest& in) {
  if (!in.path.starts_with('/')) {
    return Error{.code = "ValidationException",
                 .message =
                     "The parameter doesn't meet the parameter name requirements. The "
                     "parameter name must begin with a forward slash \"/\"."};
  }
  WT_TRY(CheckPathFilters(in.parameter_filters));
  const std::string under = in.path.ends_with('/') ? in.path : in.path + "/";
  const bool recursive = in.recursive.value_or(false);
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, 10, BadToken()));
  GetParametersByPathResponse out;
  out.parameters.present = true;
  for (const VersionRow& row : NewestUnder(ctx, under)) {
    if (!recursive && row.name.find('/', under.size()) != std::string::npos) continue;
    if (!MatchesAll(ctx, row, in.parameter_filters) || pager.Before(row.name)) continue;
    if (!pager.Take(row.name)) break;
    const Selector selector{ctx.account(), ctx.region(), row.name, ""};
    out.parameters.push_back(ToApi(selector, row, in.with_decryption.value_or(false)));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ssm
