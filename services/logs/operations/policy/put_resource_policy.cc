#include <iterator>

#include "services/iam/iam.h"
#include "services/logs/errors.h"
#include "services/logs/operations.h"
#include "services/logs/state.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html
Result<PutResourcePolicyResponse> PutResourcePolicy(Context& ctx,
                                                    const PutResourcePolicyRequest& in) {
  if (!in.policy_name || !in.policy_document) {
    return error::InvalidParameterException("policyName and policyDocument are required.");
  }
  ResourcePolicyRow row;
  row.name = *in.policy_name;
  row.document = *in.policy_document;
  row.updated_at = ctx.now();
  const bool known = ctx.Peek<ResourcePolicyRow>(row.name) != nullptr;
  const auto all = ctx.Scan<ResourcePolicyRow>();
  constexpr int64_t kResourcePoliciesMax = 10;
  if (!known && std::distance(all.begin(), all.end()) >= kResourcePoliciesMax) {
    return error::LimitExceededException("Resource limit exceeded.");
  }
  if (!iam::ParseResourcePolicy(row.document).ok()) {
    return error::InvalidParameterException("Invalid policy document.");
  }
  ctx.Put(row);
  PutResourcePolicyResponse out;
  out.resource_policy = ResourcePolicy{.policy_name = row.name,
                                       .policy_document = row.document,
                                       .last_updated_time = row.updated_at.micros / 1000};
  return out;
}

}  // namespace wt::logs
