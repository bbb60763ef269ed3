#include "services/ssm/errors.h"
#include "services/ssm/operations.h"
#include "services/ssm/parameter.h"
#include "services/ssm/parameter_api.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html
Result<DeleteParameterResponse> DeleteParameter(Context& ctx, const DeleteParameterRequest& in) {
  const Selector selector = ParseSelector(ctx.account(), ctx.region(), in.name);
  if (!EraseParameter(ctx, selector.name)) return error::ParameterNotFound("");
  return DeleteParameterResponse{};
}

}  // namespace wt::ssm
