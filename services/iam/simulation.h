#pragma once

// SimulatePrincipalPolicy and SimulateCustomPolicy: the law, asked for every action and resource.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html

#include <optional>
#include <string>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/iam/api.h"
#include "services/iam/iam.h"

namespace wt::iam {

// The user, group or role that an ARN names; NoSuchEntity, InvalidInput.
Result<Subject> SubjectOfArn(Context& ctx, std::string_view arn);

struct SimulationInput {
  Subject subject;
  const wire::List<std::string>& actions;
  const wire::List<std::string>& resources;
  const wire::List<ContextEntry>& entries;
};
Result<wire::List<EvaluationResult>> Simulate(const SimulationInput& in);

// Policies given as texts; InvalidInput where one is none.
Result<std::vector<laws::iam_policy::Policy>> ParseInputs(const wire::List<std::string>& texts,
                                                          std::string_view id);

// A page of results, all requests' alike.
template <class Request>
Result<SimulatePolicyResponse> PageOfResults(const wire::List<EvaluationResult>& results,
                                             const Request& in);

}  // namespace wt::iam

#include "services/iam/page.h"

namespace wt::iam {

template <class Request>
Result<SimulatePolicyResponse> PageOfResults(const wire::List<EvaluationResult>& results,
                                             const Request& in) {
  Pager pager = WT_TRY(OpenPage(in.marker, in.max_items));
  SimulatePolicyResponse out;
  out.evaluation_results.present = true;
  for (size_t i = 0; i < results.size(); ++i) {
    // Numbers of one width, so that texts have their order.
    const std::string order = StrCat(10'000'000 + i);
    if (pager.Before(order)) continue;
    if (!pager.Take(order)) break;
    out.evaluation_results.push_back(results[i]);
  }
  ClosePage(pager, out);
  return out;
}

}  // namespace wt::iam
