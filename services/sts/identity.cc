#include "services/sts/identity.h"

#include "emulator/base/encoding.h"
#include "emulator/wire/json_text.h"
#include "services/sts/resource_name.h"
#include "services/sts/session.h"

namespace wt::sts {
namespace {

namespace law = laws::iam_policy;

bool IsJson(const wire::Service& service) {
  return service.protocols.front() == wire::Protocol::kJson;
}

Error UnknownKey(const wire::Service& service) {
  if (service.protocols.front() == wire::Protocol::kEc2) {
    return {.code = "AuthFailure",
            .message = "AWS was not able to validate the provided access credentials",
            .http_status = 401};
  }
  return {.code = IsJson(service) ? "UnrecognizedClientException" : "InvalidClientTokenId",
          .message = "The security token included in the request is invalid.",
          .http_status = IsJson(service) ? 400 : 403};
}

Error ExpiredKey(const wire::Service& service) {
  if (service.protocols.front() == wire::Protocol::kEc2) {
    return {.code = "RequestExpired", .message = "Request has expired."};
  }
  return {.code = IsJson(service) ? "ExpiredTokenException" : "ExpiredToken",
          .message = "The security token included in the request is expired",
          .http_status = IsJson(service) ? 400 : 403};
}

std::string_view Why(law::Because because) {
  switch (because) {
    case law::Because::kIdentity:
      return "identity-based";
    case law::Because::kBoundary:
      return "permissions boundary";
    case law::Because::kSession:
      return "session";
    case law::Because::kResource:
      return "resource-based";
  }
  return "";
}

// " because no identity-based policy allows the ecs:RunTask action"
std::string Reason(const law::Decision& decision, std::string_view action) {
  const bool boundary = decision.because == law::Because::kBoundary;
  const std::string kind = StrCat(Why(decision.because), boundary ? "" : " policy");
  if (decision.outcome == law::Outcome::kExplicitDeny) {
    return StrCat(" with an explicit deny in a", kind.starts_with("identity") ? "n " : " ", kind);
  }
  return StrCat(" because no ", kind, " allows the ", action, " action");
}

Error Denied(const wire::Service& service, std::string_view who, std::string_view action,
             std::string_view resource, const law::Decision& decision) {
  const bool ec2 = service.protocols.front() == wire::Protocol::kEc2;
  // EC2 names the resource, and explains itself in a code, only where there is a certain resource.
  const bool any = ec2 && resource == "*";
  Error error = AccessDenied(who, action, any ? "" : resource, Reason(decision, action));
  if (any) {
    error.code = "UnauthorizedOperation";
    error.message = StrCat("You are not authorized to perform this operation. ", error.message);
  } else if (ec2) {
    wire::JsonObject context;
    context.Add("principal", wire::JsonObject().Add("arn", who));
    context.Add("action", action).Add("resource", resource);
    wire::JsonObject details;
    details.Add("allowed", false);
    details.Add("explicitDeny", decision.outcome == law::Outcome::kExplicitDeny);
    details.Add("context", context);
    error.code = "UnauthorizedOperation";
    error.message =
        StrCat("You are not authorized to perform this operation. ", error.message,
               ". Encoded authorization failure message: ", Base64Encode(details.text()));
  } else if (IsJson(service)) {
    error.code = "AccessDeniedException";
    error.http_status = 400;
  }
  return error;
}

}  // namespace

Result<void> Identify(Turn& turn, const wire::Service& service, Caller& caller) {
  // 1. A user's key.
  const auto keys = turn.Rows<iam::AccessKeyRow>().By<0>(caller.access_key_id);
  if (!keys.empty()) {
    iam::AccessKeyRow key = *keys.begin();
    const auto user = turn.Find<iam::UserRow>(key.account, "", key.user);
    if (key.status != "Active" || !user) return UnknownKey(service);
    caller.account = key.account;
    caller.arn = user->arn;
    caller.user_id = user->id;
    // Last use is told to the quarter of an hour.
    if (key.used_service != service.signing_name || turn.now() - key.used_at > Minutes(15)) {
      key.used_at = turn.now();
      key.used_service = service.signing_name;
      key.used_region = caller.region;
      turn.Put(std::move(key));
    }
    return {};
  }
  // 2. A session's. Any other is the account's own.
  const std::optional<SessionRow> session = FindSession(turn, caller.access_key_id);
  if (!session) return {};
  if (session->expires_at <= turn.now()) return ExpiredKey(service);
  caller.account = session->account;
  if (session->kind != "root") {
    caller.arn = session->arn;
    caller.user_id = session->user_id;
  }
  return {};
}

Result<void> Authorize(Context& ctx, const wire::Operation& operation, const void* in) {
  const std::optional<iam::Subject> subject = SubjectOfCaller(ctx);
  // The account's own key may do everything. STS needs no permission, but for AssumeRole, which
  // asks the role's trust policy itself.
  if (!subject || operation.service->id == "sts") return {};
  law::Request request{.principal = subject->principal,
                       .action = ActionOf(operation),
                       .resource = ResourceOf(ctx, operation, in),
                       .values = subject->values};
  request.values["aws:requestedregion"] = {ctx.region()};
  request.values["aws:sourceip"] = {"127.0.0.1"};
  request.values["aws:securetransport"] = {"true"};
  const law::Decision decision = law::Decide(request, subject->policies);
  if (decision.allowed()) return {};
  ctx.Trace("access_denied", {{"principal", subject->principal.arn},
                              {"action", request.action},
                              {"resource", request.resource}});
  return Denied(*operation.service, subject->principal.arn, request.action, request.resource,
                decision);
}

}  // namespace wt::sts
