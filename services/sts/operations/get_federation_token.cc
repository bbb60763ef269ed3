#include "services/sts/errors.h"
#include "services/sts/operations.h"
#include "services/sts/session.h"

namespace wt::sts {

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
Result<GetFederationTokenResponse> GetFederationToken(Context& ctx,
                                                      const GetFederationTokenRequest& in) {
  if (ctx.caller() != nullptr && FindSession(ctx, ctx.caller()->access_key_id)) {
    return Error{.code = "AccessDenied",
                 .message = "Cannot call GetFederationToken with session credentials",
                 .http_status = 403};
  }
  SessionRow row;
  row.kind = "federated";
  row.name = in.name;
  row.arn = StrCat("arn:aws:sts::", ctx.account(), ":federated-user/", in.name);
  row.user_id = StrCat(ctx.account(), ":", in.name);
  if (ctx.caller() != nullptr) {
    const auto user = iam::FindUserOfAccessKey(ctx, ctx.caller()->access_key_id);
    if (user) row.principal = user->key;
  }
  for (const Tag& tag : in.tags) row.tags[tag.key] = tag.value;
  WT_TRY(TakePolicies(ctx, in.policy, in.policy_arns, row));
  GetFederationTokenResponse out;
  out.federated_user = FederatedUser{.federated_user_id = row.user_id, .arn = row.arn};
  out.packed_policy_size = PackedSize(row);
  out.credentials = Issue(ctx, std::move(row), in.duration_seconds.value_or(43'200));
  return out;
}

}  // namespace wt::sts
