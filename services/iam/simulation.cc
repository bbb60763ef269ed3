#include "services/iam/simulation.h"

#include "emulator/base/arn.h"
#include "services/iam/document.h"
#include "services/iam/errors.h"
#include "services/iam/evaluate.h"
#include "services/iam/names.h"
#include "services/iam/principal.h"

namespace wt::iam {
namespace {

using laws::iam_policy::Decision;
using laws::iam_policy::Outcome;

std::string_view DecisionName(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAllowed:
      return "allowed";
    case Outcome::kExplicitDeny:
      return "explicitDeny";
    case Outcome::kImplicitDeny:
      return "implicitDeny";
  }
  return "";
}

EvaluationResult ToResult(const std::string& action, const std::string& resource,
                          const Decision& decision, bool bounded) {
  EvaluationResult out;
  out.eval_action_name = action;
  out.eval_resource_name = resource;
  out.eval_decision = DecisionName(decision.outcome);
  out.matched_statements.present = true;
  // Deviation: AWS tells the lines and columns of a statement; here only its policy; because
  // documents are not read with their places.
  for (const laws::iam_policy::Match& match : decision.matched) {
    out.matched_statements.push_back(
        {.source_policy_id = match.policy, .source_policy_type = "IAM Policy"});
  }
  out.missing_context_values = decision.missing_values;
  out.missing_context_values.present = true;
  if (bounded) {
    out.permissions_boundary_decision_detail = PermissionsBoundaryDecisionDetail{
        .allowed_by_permissions_boundary = decision.boundary_allows};
  }
  return out;
}

}  // namespace

Result<Subject> SubjectOfArn(Context& ctx, std::string_view text) {
  const std::optional<Arn> arn = ParseArn(text);
  if (!arn || arn->service != "iam") {
    return error::InvalidInputException(StrCat("Invalid Entity Arn: ", text));
  }
  const std::string key = KeyOf(NameInArn(text));
  if (arn->resource.starts_with("role/")) {
    const auto row = ctx.Global().Find<RoleRow>(key);
    if (row && row->arn == text) return SubjectOf(ctx, *row, "simulated");
  } else if (arn->resource.starts_with("user/")) {
    const auto row = ctx.Global().Find<UserRow>(key);
    if (row && row->arn == text) return SubjectOf(ctx, *row);
  } else if (arn->resource.starts_with("group/")) {
    const auto row = ctx.Global().Find<GroupRow>(key);
    if (row && row->arn == text) {
      Subject out{.policies = PoliciesOf(ctx, *row), .values = TimeValues(ctx.now())};
      out.principal = {.kind = laws::iam_policy::Principal::Kind::kUser,
                       .account = ctx.account(),
                       .arn = row->arn};
      return out;
    }
  } else {
    return error::InvalidInputException(StrCat("Invalid Entity Arn: ", text));
  }
  return error::NoSuchEntityException(StrCat("Entity ", text, " does not exist."));
}

Result<std::vector<laws::iam_policy::Policy>> ParseInputs(const wire::List<std::string>& texts,
                                                          std::string_view id) {
  std::vector<laws::iam_policy::Policy> out;
  for (const std::string& text : texts) {
    Result<laws::iam_policy::Policy> policy = ParseDocument(DocumentKind::kIdentity, text);
    if (!policy.ok()) return error::InvalidInputException(policy.error().message);
    policy->id = StrCat(id, ".", out.size() + 1);
    out.push_back(*std::move(policy));
  }
  return out;
}

Result<wire::List<EvaluationResult>> Simulate(const SimulationInput& in) {
  wire::List<EvaluationResult> out;
  const wire::List<std::string> everything{"*"};
  for (const std::string& action : in.actions) {
    if (action.find(':') == std::string::npos && action != "*") {
      return error::InvalidInputException(StrCat("Invalid action: ", action));
    }
    for (const std::string& resource : in.resources.empty() ? everything : in.resources) {
      laws::iam_policy::Request request{.principal = in.subject.principal,
                                        .action = action,
                                        .resource = resource,
                                        .values = in.subject.values};
      if (in.subject.policies.resource) request.resource_account = in.subject.principal.account;
      for (const ContextEntry& entry : in.entries) {
        request.values[ToLower(entry.context_key_name.value_or(""))] = entry.context_key_values;
      }
      const Decision decision = laws::iam_policy::Decide(request, in.subject.policies);
      out.push_back(ToResult(action, resource, decision, in.subject.policies.boundary.has_value()));
    }
  }
  return out;
}

}  // namespace wt::iam
