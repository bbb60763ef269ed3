#include <set>

#include "services/ssm/errors.h"
#include "services/ssm/operations.h"
#include "services/ssm/parameter.h"
#include "services/ssm/parameter_api.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html
Result<GetParametersResponse> GetParameters(Context& ctx, const GetParametersRequest& in) {
  GetParametersResponse out;
  out.parameters.present = out.invalid_parameters.present = true;
  std::set<std::string> seen;
  for (const std::string& name : in.names) {
    if (!seen.insert(name).second) continue;
    const Selector selector = ParseSelector(ctx.account(), ctx.region(), name);
    const std::optional<VersionRow> row = FindVersion(ctx, selector);
    if (row) {
      out.parameters.push_back(ToApi(selector, *row, in.with_decryption.value_or(false)));
    } else {
      out.invalid_parameters.push_back(name);
    }
  }
  return out;
}

}  // namespace wt::ssm
