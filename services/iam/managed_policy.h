#pragma once

// Managed policies: the account's own and AWS's.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/iam/api.h"
#include "services/iam/state.h"

namespace wt::iam {

struct ManagedPolicy {
  PolicyRow row;  // AWS's own have account "aws".
  bool aws = false;
  // Policies of service-linked roles are for those alone.
  bool service_linked() const { return aws && row.path == "/aws-service-role/"; }
};

std::optional<ManagedPolicy> FindManagedPolicy(Turn& turn, std::string_view account,
                                               std::string_view arn);
// NoSuchEntity "Policy arn:… was not found."
Result<ManagedPolicy> GetManagedPolicy(Context& ctx, std::string_view arn);
// One that can change: AWS's own are AccessDenied.
Result<PolicyRow> GetOwnPolicy(Context& ctx, std::string_view arn);

// AWS's own in order of name.
const std::vector<ManagedPolicy>& AwsPolicies();

// Nothing where there is no such version.
std::optional<PolicyVersionRow> FindPolicyVersion(Turn& turn, const ManagedPolicy& policy,
                                                  int64_t version);
std::string DefaultDocument(Turn& turn, const ManagedPolicy& policy);
// "v3" as 3.
std::optional<int64_t> ParseVersionId(std::string_view text);

int64_t AttachmentCount(Turn& turn, std::string_view account, std::string_view arn);
int64_t BoundaryCount(Turn& turn, std::string_view account, std::string_view arn);

Policy ToApi(Context& ctx, const ManagedPolicy& policy);
PolicyVersion ToApi(const PolicyVersionRow& row, bool is_default, bool with_document);

}  // namespace wt::iam
