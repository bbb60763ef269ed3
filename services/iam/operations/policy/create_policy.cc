#include <iterator>

#include "services/iam/errors.h"
#include "services/iam/limits.h"
#include "services/iam/managed_policy.h"
#include "services/iam/names.h"
#include "services/iam/operations.h"
#include "services/iam/policy_change.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
Result<CreatePolicyResponse> CreatePolicy(Context& ctx, const CreatePolicyRequest& in) {
  Context at = ctx.Global();
  const std::string key = KeyOf(in.policy_name);
  if (at.Peek<PolicyRow>(key) != nullptr) {
    return error::EntityAlreadyExistsException(StrCat(
        "A policy called ", in.policy_name, " already exists. Duplicate names are not allowed."));
  }
  const auto policies = at.Scan<PolicyRow>();
  if (static_cast<size_t>(std::distance(policies.begin(), policies.end())) >=
      kCustomerPoliciesMax) {
    return error::LimitExceededException(
        StrCat("Cannot exceed quota for PoliciesPerAccount: ", kCustomerPoliciesMax));
  }
  WT_TRY(CheckManagedDocument(in.policy_document));
  PolicyRow row;
  row.account = ctx.account();
  row.name = in.policy_name;
  row.key = key;
  row.path = in.path.value_or("/");
  row.id = NewUniqueId(ctx, "ANPA");
  row.arn = IamArn(ctx.account(), "policy", row.path, row.name);
  row.description = in.description.value_or("");
  row.created_at = row.updated_at = ctx.now();
  ctx.Put(row);
  at.Put(PolicyVersionRow{
      .policy = key, .version = 1, .document = in.policy_document, .created_at = ctx.now()});
  WT_TRY(PutTags(ctx, StrCat("policy/", key), in.tags));
  ctx.Trace("policy_created", {{"policy", row.arn}});
  Policy policy = ToApi(ctx, ManagedPolicy{.row = row});
  policy.tags = TagsOf(ctx, ctx.account(), StrCat("policy/", key));
  return CreatePolicyResponse{.policy = std::move(policy)};
}

}  // namespace wt::iam
