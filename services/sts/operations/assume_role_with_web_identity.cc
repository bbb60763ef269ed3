#include "emulator/base/encoding.h"
#include "emulator/wire/node.h"
#include "services/sts/errors.h"
#include "services/sts/operations.h"
#include "services/sts/session.h"

namespace wt::sts {
namespace {

struct WebToken {
  std::string provider, subject, audience;
};

// The middle part of a JSON Web Token.
Result<WebToken> ReadWebToken(std::string_view token) {
  const Error invalid = error::InvalidIdentityTokenException(
      "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access "
      "Token)");
  const std::vector<std::string_view> parts = Split(token, '.');
  if (parts.size() != 3) return invalid;
  std::string body(parts[1]);
  for (char& c : body) {
    if (c == '-') c = '+';
    if (c == '_') c = '/';
  }
  while (body.size() % 4 != 0) body += '=';
  const std::optional<std::string> json = Base64Decode(body);
  if (!json) return invalid;
  const Result<wire::Node> claims = wire::ParseJson(*json);
  if (!claims.ok()) return invalid;
  const auto text = [&](std::string_view name) {
    const wire::Node* claim = claims->Find(name);
    if (claim == nullptr) return std::string();
    if (!claim->children.empty()) return claim->children.front().second.text;
    return claim->text;
  };
  WebToken out{text("iss"), text("sub"), text("aud")};
  if (out.provider.starts_with("https://")) out.provider = out.provider.substr(8);
  if (out.provider.ends_with('/')) out.provider.pop_back();
  if (out.provider.empty() || out.subject.empty()) return invalid;
  return out;
}

}  // namespace

// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
Result<AssumeRoleWithWebIdentityResponse> AssumeRoleWithWebIdentity(
    Context& ctx, const AssumeRoleWithWebIdentityRequest& in) {
  // 1. The token says who it is for. Deviation: AWS checks its signature with the provider's keys;
  // here the token is believed; because no network is asked.
  const WebToken token = WT_TRY(ReadWebToken(in.web_identity_token));
  const auto role = iam::FindRole(ctx, ctx.account(), in.role_arn);
  const Error denied = {.code = "AccessDenied",
                        .message = "Not authorized to perform sts:AssumeRoleWithWebIdentity",
                        .http_status = 403};
  if (!role) return denied;
  const auto provider = ctx.Turn::Find<iam::OidcProviderRow>(role->account, "", token.provider);
  if (!provider) {
    return error::InvalidIdentityTokenException(
        StrCat("No OpenIDConnect provider found in your account for https://", token.provider));
  }
  // 2. The role trusts the provider.
  laws::iam_policy::Request request;
  request.principal = {.kind = laws::iam_policy::Principal::Kind::kFederated, .arn = provider->arn};
  request.action = "sts:AssumeRoleWithWebIdentity";
  request.resource = role->arn;
  request.resource_account = role->account;
  request.values[ToLower(StrCat(token.provider, ":sub"))] = {token.subject};
  request.values[ToLower(StrCat(token.provider, ":aud"))] = {token.audience};
  if (!laws::iam_policy::Decide(request,
                                {.resource = iam::TrustOf(*role), .resource_is_trust = true})
           .allowed()) {
    return denied;
  }
  const int64_t seconds = in.duration_seconds.value_or(3600);
  // 3. The session.
  SessionRow row = WT_TRY(RoleSession(*role, in.role_session_name, seconds));
  WT_TRY(TakePolicies(ctx, in.policy, in.policy_arns, row));
  AssumeRoleWithWebIdentityResponse out;
  out.subject_from_web_identity_token = token.subject;
  out.audience = token.audience;
  out.provider = provider->arn;
  out.assumed_role_user = AssumedRoleUser{.assumed_role_id = row.user_id, .arn = row.arn};
  out.packed_policy_size = PackedSize(row);
  Context there(ctx.world(), role->account, ctx.region());
  out.credentials = Issue(there, std::move(row), seconds);
  return out;
}

}  // namespace wt::sts
