#include "services/iam/operations.h"
#include "services/iam/state.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html
Result<UpdateAccountPasswordPolicyResponse> UpdateAccountPasswordPolicy(
    Context& ctx, const UpdateAccountPasswordPolicyRequest& in) {
  // What is not given goes back to its default.
  PasswordPolicyRow row;
  row.length_min = in.minimum_password_length.value_or(6);
  row.age_days_max = in.max_password_age.value_or(0);
  row.reuse_prevention = in.password_reuse_prevention.value_or(0);
  row.symbols = in.require_symbols.value_or(false);
  row.numbers = in.require_numbers.value_or(false);
  row.upper = in.require_uppercase_characters.value_or(false);
  row.lower = in.require_lowercase_characters.value_or(false);
  row.own_change = in.allow_users_to_change_password.value_or(false);
  row.has_hard_expiry = in.hard_expiry.has_value();
  row.hard_expiry = in.hard_expiry.value_or(false);
  ctx.Global().Put(std::move(row));
  return UpdateAccountPasswordPolicyResponse{};
}

}  // namespace wt::iam
