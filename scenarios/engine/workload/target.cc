// Who is meant by the words of who sets a load.

#include <algorithm>

#include "scenarios/engine/workload/workload.h"
#include "services/ecs/ecs.h"
#include "services/elbv2/elbv2.h"

namespace wt::workload {
namespace {

// Letters to change, add or leave out.
size_t Distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

Error NotFound(std::string_view words, const std::vector<std::string>& names) {
  std::string message = StrCat("No service or load balancer is called ", words, ".");
  if (names.empty()) {
    message += " There is none in this account and Region.";
  } else {
    const auto nearest = std::min_element(names.begin(), names.end(),
                                          [&](const std::string& a, const std::string& b) {
                                            return Distance(a, words) < Distance(b, words);
                                          });
    StrAppend(message, " The nearest is ", *nearest, ".");
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
