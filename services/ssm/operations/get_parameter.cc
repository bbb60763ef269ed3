#include "services/ssm/errors.h"
#include "services/ssm/operations.h"
#include "services/ssm/parameter.h"
#include "services/ssm/parameter_api.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html
Result<GetParameterResponse> GetParameter(Context& ctx, const GetParameterRequest& in) {
  const Selector selector = ParseSelector(ctx.account(), ctx.region(), in.name);
  const std::optional<VersionRow> row = FindVersion(ctx, selector);
  if (!row) {
    if (ParameterExists(ctx, selector)) {
      return error::ParameterVersionNotFound(StrCat("Systems Manager could not find version ",
                                                    selector.selector, " of ", selector.name,
                                                    ". Verify the version and try again."));
    }
    return error::ParameterNotFound("");
  }
  return GetParameterResponse{.parameter =
                                  ToApi(selector, *row, in.with_decryption.value_or(false))};
}

}  // namespace wt::ssm
