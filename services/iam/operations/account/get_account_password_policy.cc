#include "services/iam/errors.h"
#include "services/iam/operations.h"
#include "services/iam/state.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html
Result<GetAccountPasswordPolicyResponse> GetAccountPasswordPolicy(
    Context& ctx, const GetAccountPasswordPolicyRequest&) {
  const auto row = ctx.Global().Find<PasswordPolicyRow>();
  if (!row) {
    return error::NoSuchEntityException(
        StrCat("The Password Policy with domain name ", ctx.account(), " cannot be found."));
  }
  PasswordPolicy policy;
  policy.minimum_password_length = row->length_min;
  policy.require_symbols = row->symbols;
  policy.require_numbers = row->numbers;
  policy.require_uppercase_characters = row->upper;
  policy.require_lowercase_characters = row->lower;
  policy.allow_users_to_change_password = row->own_change;
  policy.expire_passwords = row->age_days_max > 0;
  if (row->age_days_max > 0) policy.max_password_age = row->age_days_max;
  if (row->reuse_prevention > 0) policy.password_reuse_prevention = row->reuse_prevention;
  if (row->has_hard_expiry) policy.hard_expiry = row->hard_expiry;
  return GetAccountPasswordPolicyResponse{.password_policy = policy};
}

}  // namespace wt::iam
