#include "services/elbv2/action.h"
#include "services/elbv2/certificate.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/forward.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/rule.h"

namespace wt::elbv2 {
namespace {

// Another protocol must suit the groups of all its rules.
Result<void> CheckRulesSuit(Context& ctx, const ListenerRow& row) {
  for (const RuleRow& rule : RulesOf(ctx, row.arn)) {
    for (const std::string& arn : GroupsOf(*rule.actions)) {
      const auto* group = ctx.Peek<TargetGroupRow>(arn);
      if (group == nullptr || group->target_type == "lambda") continue;
      if (Compatible(row.protocol, group->protocol)) continue;
      return error::IncompatibleProtocolsException(
          StrCat("The protocol '", group->protocol, "' of target group '", arn,
                 "' is not compatible with a listener of protocol '", row.protocol, "'"));
    }
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListener.html
Result<ModifyListenerOutput> ModifyListener(Context& ctx, const ModifyListenerInput& in) {
  ListenerRow row = WT_TRY(FindListener(ctx, in.listener_arn));
  const LoadBalancerRow balancer = WT_TRY(FindBalancer(ctx, row.load_balancer_arn));
  const std::string certificate_before = row.certificate_arn;

  // 1. Port and protocol, and what the protocol brings with it.
  if (in.port && *in.port != row.port) {
    if (ListenerAt(ctx, balancer.arn, *in.port)) {
      return error::DuplicateListenerException(StrCat(
          "A listener already exists on this port for this load balancer '", balancer.arn, "'"));
    }
    row.port = *in.port;
  }
  if (in.protocol) row.protocol = *in.protocol;
  WT_TRY(CheckPortAndProtocol(balancer, row));
  WT_TRY(ApplySecurity(ctx, row,
                       {in.certificates, in.ssl_policy, in.alpn_policy, in.mutual_authentication}));

  // 2. The default actions, where they are given.
  RuleRow rule = DefaultRule(ctx, row.arn);
  if (!in.default_actions.empty()) {
    rule.actions = WT_TRY(CheckActions(ctx, balancer, row, in.default_actions, *rule.actions));
    ctx.Put(rule);
    WT_TRY(UseGroups(ctx, balancer, rule.arn, GroupsOf(*rule.actions)));
  }
  ctx.Put(row);
  if (in.protocol) WT_TRY(CheckRulesSuit(ctx, row));

  // 3. Certificates that are in use now, or no longer.
  if (!IsSecure(row.protocol)) {
    for (const std::string& arn : MoreCertificates(ctx, row.arn)) {
      ctx.Erase<ListenerCertificateRow>(row.arn, arn);
      FollowUse(ctx, arn, balancer.arn);
    }
  }
  if (certificate_before != row.certificate_arn) {
    FollowUse(ctx, certificate_before, balancer.arn);
    FollowUse(ctx, row.certificate_arn, balancer.arn);
  }
  ModifyListenerOutput out;
  out.listeners.push_back(ToApi(ctx, row));
  return out;
}

}  // namespace wt::elbv2
