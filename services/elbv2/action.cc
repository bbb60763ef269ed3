#include "services/elbv2/action.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "emulator/laws/listener_rules/listener_rules.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/forward.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

constexpr std::string_view kActionTypes =
    "forward,authenticate-oidc,authenticate-cognito,redirect,fixed-response,jwt-validation";

bool Routes(const Action& action) {
  return action.type == "forward" || action.type == "redirect" || action.type == "fixed-response";
}

Error Loop() {
  return error::InvalidLoadBalancerActionException(
      "The redirect configuration is not valid because it creates a loop.");
}

Result<void> CheckRedirect(const ListenerRow& listener, RedirectActionConfig& redirect) {
  // 1. What is not given stays as it was.
  if (!redirect.protocol) redirect.protocol = "#{protocol}";
  if (!redirect.host) redirect.host = "#{host}";
  if (!redirect.port) redirect.port = "#{port}";
  if (!redirect.path) redirect.path = "/#{path}";
  if (!redirect.query) redirect.query = "#{query}";

  // 2. Each part for itself.
  if (!redirect.path->starts_with("/")) {
    return error::ValidationError("The redirect path must begin with '/'");
  }
  if (*redirect.port != "#{port}") {
    const int64_t port = ParseInt(*redirect.port).value_or(0);
    if (port < 1 || port > 65535) {
      return error::ValidationError(StrCat("The redirect port '", *redirect.port,
                                           "' must be between '1-65535' or '#{port}'"));
    }
  }
  // 3. Somewhere else, and never from TLS to plain text.
  if (listener.protocol == "HTTPS" && *redirect.protocol == "HTTP") {
    return error::InvalidLoadBalancerActionException("You cannot redirect from HTTPS to HTTP");
  }
  const laws::listener_rules::Redirect law{.protocol = *redirect.protocol,
                                           .host = *redirect.host,
                                           .port = *redirect.port,
                                           .path = *redirect.path,
                                           .query = *redirect.query};
  if (laws::listener_rules::IsLoop(law, listener.protocol, listener.port)) return Loop();
  return {};
}

Result<void> CheckFixedResponse(const FixedResponseActionConfig& response) {
  if (!response.content_type || response.content_type->empty()) return {};
  constexpr std::string_view kTypes =
      "text/plain,text/css,text/html,application/javascript,application/json";
  const std::vector<std::string_view> types = Split(kTypes, ',');
  if (std::find(types.begin(), types.end(), *response.content_type) != types.end()) return {};
  return error::ValidationError(
      StrCat("The content type '", *response.content_type, "' must be one of '", kTypes, "'"));
}

// What both ways of authentication have in common.
template <class Config>
Result<void> FillAuthentication(Config& config) {
  if (!config.session_cookie_name) config.session_cookie_name = "AWSELBAuthSessionCookie";
  if (!config.scope) config.scope = "openid";
  if (!config.session_timeout) config.session_timeout = 604800;
  if (!config.on_unauthenticated_request) config.on_unauthenticated_request = "authenticate";
  const std::string& then = *config.on_unauthenticated_request;
  if (then != "deny" && then != "allow" && then != "authenticate") {
    return error::ValidationError(
        StrCat("OnUnauthenticatedRequest '", then, "' must be one of 'deny,allow,authenticate'"));
  }
  if (*config.session_timeout < 1 || *config.session_timeout > 604800) {
    return error::ValidationError("The session timeout must be between '1-604800' inclusive");
  }
  if (config.authentication_request_extra_params.size() > 10) {
    return error::ValidationError(
        "The maximum number of authentication request extra parameters is '10'");
  }
  return {};
}

Result<void> CheckOidc(AuthenticateOidcActionConfig& config, const wire::List<Action>& before) {
  WT_TRY(FillAuthentication(config));
  for (const std::string* endpoint : {&config.issuer, &config.authorization_endpoint,
                                      &config.token_endpoint, &config.user_info_endpoint}) {
    if (!endpoint->starts_with("https://")) {
      return error::ValidationError(StrCat("The endpoint '", *endpoint, "' must be an HTTPS URL"));
    }
  }
  if (config.use_existing_client_secret.value_or(false)) {
    for (const Action& old : before) {
      if (!old.authenticate_oidc_config) continue;
      config.client_secret = old.authenticate_oidc_config->client_secret;
    }
  }
  config.use_existing_client_secret.reset();
  if (!config.client_secret) return error::ValidationError("A client secret must be specified");
  return {};
}

Error MissingConfig(std::string_view config, std::string_view type) {
  return error::ValidationError(
      StrCat("A '", config, "' must be specified for actions of type '", type, "'"));
}

Result<void> CheckOne(Context& ctx, const LoadBalancerRow& balancer, const ListenerRow& listener,
                      Action& action, const wire::List<Action>& before) {
  const std::string& type = action.type;
  if (type == "forward") return CheckForward(ctx, balancer, listener, action);
  if (!IsApplication(balancer)) {
    return error::InvalidLoadBalancerActionException(
        StrCat("Actions of type '", type, "' are not supported on load balancers with type '",
               balancer.type, "'"));
  }
  if (type == "redirect") {
    if (!action.redirect_config) return MissingConfig("RedirectConfig", type);
    return CheckRedirect(listener, *action.redirect_config);
  }
  if (type == "fixed-response") {
    if (!action.fixed_response_config) return MissingConfig("FixedResponseConfig", type);
    return CheckFixedResponse(*action.fixed_response_config);
  }
  if (listener.protocol != "HTTPS") {
    return error::InvalidLoadBalancerActionException(
        StrCat("Actions of type '", type, "' are supported only on HTTPS listeners"));
  }
  // Deviation: AWS asks Cognito for the user pool and the identity provider for its endpoints; here
  // none of these is asked, because none is there.
  if (type == "authenticate-cognito") {
    if (!action.authenticate_cognito_config)
      return MissingConfig("AuthenticateCognitoConfig", type);
    return FillAuthentication(*action.authenticate_cognito_config);
  }
  if (type == "authenticate-oidc") {
    if (!action.authenticate_oidc_config) return MissingConfig("AuthenticateOidcConfig", type);
    return CheckOidc(*action.authenticate_oidc_config, before);
  }
  if (!action.jwt_validation_config) return MissingConfig("JwtValidationConfig", type);
  return {};
}

Result<void> CheckOrder(wire::List<Action>& actions) {
  // 1. An order each, unless there is only one; no two alike.
  for (const Action& action : actions) {
    if (!action.order && actions.size() > 1) {
      return error::ValidationError("An 'Order' must be specified for each of several actions");
    }
  }
  std::stable_sort(actions.begin(), actions.end(), [](const Action& a, const Action& b) {
    return a.order.value_or(0) < b.order.value_or(0);
  });
  for (size_t i = 1; i < actions.size(); ++i) {
    if (actions[i].order == actions[i - 1].order) {
      return error::ValidationError(
          StrCat("The order '", *actions[i].order, "' was provided multiple times"));
    }
  }
  // 2. Exactly one routes, and it is the last.
  const auto routing = std::count_if(actions.begin(), actions.end(), Routes);
  if (routing != 1 || !Routes(actions.back())) {
    return error::InvalidLoadBalancerActionException(
        "A rule must have exactly one action of type 'forward', 'redirect' or 'fixed-response', "
        "and "
        "it must be the last action to be performed");
  }
  return {};
}

}  // namespace

Result<wire::List<Action>> CheckActions(Context& ctx, const LoadBalancerRow& balancer,
                                        const ListenerRow& listener,
                                        const wire::List<Action>& actions,
                                        const wire::List<Action>& before) {
  // An authentication and the routing action.
  constexpr size_t kActionsMax = 2;
  if (actions.empty()) return error::ValidationError("At least one action must be specified");
  if (actions.size() > kActionsMax) {
    return error::TooManyActionsException(
        StrCat("The maximum number of actions per rule, '", kActionsMax, "', has been exceeded"));
  }
  wire::List<Action> out = actions;
  for (size_t i = 0; i < out.size(); ++i) {
    const std::vector<std::string_view> types = Split(kActionTypes, ',');
    if (std::find(types.begin(), types.end(), out[i].type) == types.end()) {
      return error::ValidationError(StrCat(
          "1 validation error detected: Value '", out[i].type, "' at 'actions.", i + 1,
          ".member.type' failed to satisfy constraint: Member must satisfy enum value set: [",
          Join(types, ", "), "]"));
    }
    WT_TRY(CheckOne(ctx, balancer, listener, out[i], before));
  }
  WT_TRY(CheckOrder(out));
  return out;
}

wire::List<Action> ActionsToApi(const wire::List<Action>& actions) {
  wire::List<Action> out = actions;
  out.present = true;
  for (Action& action : out) {
    if (action.authenticate_oidc_config) action.authenticate_oidc_config->client_secret.reset();
  }
  return out;
}

}  // namespace wt::elbv2
