#include "services/ecr/errors.h"
#include "services/ecr/operations.h"
#include "services/ecr/state.h"
#include "services/iam/iam.h"

namespace wt::ecr {

// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutRegistryPolicy.html
Result<PutRegistryPolicyResponse> PutRegistryPolicy(Context& ctx,
                                                    const PutRegistryPolicyRequest& in) {
  const auto parsed = iam::ParseResourcePolicy(in.policy_text);
  if (!parsed.ok()) {
    return error::InvalidParameterException(
        "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid registry policy "
        "provided'");
  }
  RegistryRow row = ctx.Find<RegistryRow>().value_or(RegistryRow{});
  row.policy = in.policy_text;
  ctx.Put(row);
  return PutRegistryPolicyResponse{.registry_id = ctx.account(), .policy_text = row.policy};
}

}  // namespace wt::ecr
