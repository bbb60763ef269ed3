#include "services/iam/trust.h"

#include <algorithm>

#include "emulator/base/arn.h"
#include "services/iam/document.h"
#include "services/iam/errors.h"
#include "services/iam/limits.h"
#include "services/iam/names.h"
#include "services/iam/state.h"

namespace wt::iam {
namespace {

bool IsAccountId(std::string_view text) {
  return text.size() == 12 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsThere(Context& ctx, const std::string& value) {
  if (value == "*" || IsAccountId(value)) return true;
  // The unique id of a principal that was deleted stays in a document.
  if (value.starts_with("AROA") || value.starts_with("AIDA")) return true;
  const std::optional<Arn> arn = ParseArn(value);
  if (!arn || !IsAccountId(arn->account)) return false;
  if (arn->service == "sts")
    return arn->resource.starts_with("assumed-role/") ||
           arn->resource.starts_with("federated-user/");
  if (arn->service != "iam" || !arn->region.empty()) return false;
  if (arn->resource == "root") return true;
  const std::string key = KeyOf(NameInArn(value));
  if (arn->resource.starts_with("role/")) {
    const RoleRow* role = ctx.Turn::Peek<RoleRow>(arn->account, "", key);
    return role != nullptr && role->arn == value;
  }
  if (arn->resource.starts_with("user/")) {
    const UserRow* user = ctx.Turn::Peek<UserRow>(arn->account, "", key);
    return user != nullptr && user->arn == value;
  }
  return false;
}

bool IsService(const std::string& value) {
  return value.ends_with(".amazonaws.com") || value.ends_with(".amazonaws.com.cn") ||
         value.ends_with(".aws.internal");
}

Result<void> CheckPrincipals(Context& ctx, const laws::iam_policy::Principals& principals) {
  for (const auto& [type, values] : principals) {
    for (const std::string& value : values) {
      const bool good = type == "AWS"       ? IsThere(ctx, value)
                        : type == "Service" ? IsService(value)
                                            : true;
      if (good) continue;
      return error::MalformedPolicyDocumentException(StrCat("Invalid principal in policy: \"",
                                                            type == "AWS" ? "AWS" : "SERVICE",
                                                            "\":\"", value, "\""));
    }
  }
  return {};
}

}  // namespace

Result<void> CheckTrustPolicy(Context& ctx, const std::string& document) {
  const laws::iam_policy::Policy policy = WT_TRY(ParseDocument(DocumentKind::kTrust, document));
  if (CountedSize(document) > kTrustDocumentMax) {
    return error::LimitExceededException(
        StrCat("Cannot exceed quota for ACLSizePerRole: ", kTrustDocumentMax));
  }
  // Deviation: AWS keeps a principal's unique id in its place, so that one made anew under the same
  // name is another; here the ARN stays; because nothing else tells the two apart.
  for (const laws::iam_policy::Statement& statement : policy.statements) {
    if (statement.principals) WT_TRY(CheckPrincipals(ctx, *statement.principals));
    if (statement.not_principals) WT_TRY(CheckPrincipals(ctx, *statement.not_principals));
  }
  return {};
}

}  // namespace wt::iam
