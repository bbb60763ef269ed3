// Who is meant by the words of who sets a load.

#include "emulator/base/nearest.h"
#include "scenarios/engine/workload/workload.h"
#include "services/ecs/ecs.h"
#include "services/elbv2/elbv2.h"

namespace wt::workload {
namespace {

Error NotFound(std::string_view words, const std::vector<std::string>& names) {
  std::string message = StrCat("No service or load balancer is called ", words, ".");
  if (names.empty()) {
    message += " There is none in this account and Region.";
  } else {
    StrAppend(message, " The nearest is ", NearestName(words, names), ".");
  }
  return {.code = "NotFound", .message = std::move(message), .http_status = 404};
}

}  // namespace

Result<Target> FindTarget(Turn& turn, std::string_view account, std::string_view region,
                          std::string_view words) {
  std::vector<std::string> names;
  std::vector<std::string> called;  // Services of that name, one a cluster.
  const auto services = ecs::ServicesOf(turn, account, region);
  for (const ecs::ServiceName& service : services) {
    const std::string whole = StrCat(service.cluster, "/", service.name);
    if (words == whole || words.ends_with(StrCat(":service/", whole))) {
      return Target{"service", whole};
    }
    if (words == service.name) called.push_back(whole);
    names.push_back(words.find('/') != std::string_view::npos ? whole : service.name);
  }
  if (called.size() == 1) return Target{"service", called[0]};
  if (called.size() > 1) {
    return Error{
        .code = "Ambiguous",
        .message = StrCat(words, " is the name of several services: ", Join(called, ", "), "."),
        .http_status = 409};
  }
  for (const elbv2::BalancerView& balancer : elbv2::BalancersOf(turn, account, region)) {
    if (words == balancer.arn || words == balancer.name ||
        EqualsIgnoreCase(words, balancer.dns_name)) {
      return Target{"balancer", balancer.arn};
    }
    names.push_back(words.starts_with("arn:") ? balancer.arn : balancer.name);
  }
  if (const auto group = elbv2::FindTargetGroup(turn, words)) return Target{"group", group->arn};
  return NotFound(words, names);
}

}  // namespace wt::workload
