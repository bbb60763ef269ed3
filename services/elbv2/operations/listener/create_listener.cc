#include "services/elbv2/action.h"
#include "services/elbv2/certificate.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/rule.h"
#include "services/elbv2/tag.h"

namespace wt::elbv2 {
namespace {

bool SameListener(const ListenerRow& a, const ListenerRow& b, const StoredList<Action>& actions,
                  const StoredList<Action>& others) {
  using Actions = ColumnCodec<StoredList<Action>>;
  return a.protocol == b.protocol && a.certificate_arn == b.certificate_arn &&
         a.ssl_policy == b.ssl_policy && a.alpn_policy == b.alpn_policy &&
         Actions::ToText(actions) == Actions::ToText(others);
}

std::string NewListenerArn(Context& ctx, std::string_view balancer_arn) {
  constexpr std::string_view kBalancer = ":loadbalancer/";
  std::string arn(balancer_arn);
  arn.replace(arn.find(kBalancer), kBalancer.size(), ":listener/");
  return StrCat(arn, "/", ctx.NewHexId(16));
}

}  // namespace

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
Result<CreateListenerOutput> CreateListener(Context& ctx, const CreateListenerInput& in) {
  // 1. Its settings and actions.
  const LoadBalancerRow balancer = WT_TRY(FindBalancer(ctx, in.load_balancer_arn));
  ListenerRow row{.account = ctx.account(),
                  .region = ctx.region(),
                  .load_balancer_arn = balancer.arn,
                  .port = in.port.value_or(0),
                  .protocol = in.protocol.value_or("")};
  WT_TRY(CheckPortAndProtocol(balancer, row));
  WT_TRY(ApplySecurity(ctx, row,
                       {in.certificates, in.ssl_policy, in.alpn_policy, in.mutual_authentication}));
  StoredList<Action> actions = WT_TRY(CheckActions(ctx, balancer, row, in.default_actions));
  WT_TRY(CheckNewTags(in.tags));

  // 2. One for each port; the same again is no error.
  CreateListenerOutput out;
  if (const auto there = ListenerAt(ctx, balancer.arn, row.port)) {
    if (!SameListener(*there, row, DefaultRule(ctx, there->arn).actions, actions)) {
      return error::DuplicateListenerException(StrCat(
          "A listener already exists on this port for this load balancer '", balancer.arn, "'"));
    }
    out.listeners.push_back(ToApi(ctx, *there));
    return out;
  }
  if (ListenersOf(ctx, balancer.arn).size() >= kListenersMax) {
    return error::TooManyListenersException(
        StrCat("The maximum number of listeners per load balancer, '", kListenersMax,
               "', has been reached on load balancer '", balancer.arn, "'"));
  }

  // 3. The default rule comes with it.
  row.arn = NewListenerArn(ctx, balancer.arn);
  ctx.Put(row);
  const RuleRow rule{.account = ctx.account(),
                     .region = ctx.region(),
                     .arn = NewRuleArn(ctx, row.arn),
                     .listener_arn = row.arn,
                     .load_balancer_arn = balancer.arn,
                     .priority = kDefaultPriority,
                     .is_default = true,
                     .actions = actions};
  ctx.Put(rule);
  WT_TRY(PutTags(ctx, row.arn, in.tags));
  WT_TRY(UseGroups(ctx, balancer, rule.arn, GroupsOf(*actions)));
  FollowUse(ctx, row.certificate_arn, balancer.arn);
  out.listeners.push_back(ToApi(ctx, row));
  return out;
}

}  // namespace wt::elbv2
