#include "services/ssm/errors.h"
#include "services/ssm/operations.h"
#include "services/ssm/parameter.h"
#include "services/ssm/parameter_api.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameters.html
Result<DeleteParametersResponse> DeleteParameters(Context& ctx, const DeleteParametersRequest& in) {
  DeleteParametersResponse out;
  out.deleted_parameters.present = out.invalid_parameters.present = true;
  for (const std::string& name : in.names) {
    const Selector selector = ParseSelector(ctx.account(), ctx.region(), name);
    (EraseParameter(ctx, selector.name) ? out.deleted_parameters : out.invalid_parameters)
        .push_back(name);
  }
  return out;
}

}  // namespace wt::ssm
