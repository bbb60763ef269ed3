#include "services/iam/managed_policy.h"

#include <algorithm>
#include <map>

#include "emulator/base/arn.h"
#include "emulator/base/check.h"
#include "services/iam/catalog/catalog.h"
#include "services/iam/document.h"
#include "services/iam/errors.h"
#include "services/iam/names.h"
#include "services/iam/tags.h"

namespace wt::iam {
namespace {

constexpr std::string_view kAwsPrefix = "arn:aws:iam::aws:policy/";

struct Catalog {
  std::vector<ManagedPolicy> policies;                // In order of name.
  std::map<std::string, size_t, std::less<>> by_arn;  // Index into policies.
  std::map<std::string, std::string_view, std::less<>> documents;
};

// The ids of AWS's policies are public; those that documentation shows are given here.
std::string AwsPolicyId(std::string_view name) {
  static const std::map<std::string_view, std::string_view> kKnown{
      {"AdministratorAccess", "ANPAIWMBCKSKIEE64ZLYK"},
      {"AmazonEC2ContainerServiceforEC2Role", "ANPAJLYJCVHC7TQHCSQDS"},
      {"AmazonECSTaskExecutionRolePolicy", "ANPAJG4T4G4PV56DE72PY"},
      {"AmazonSSMManagedInstanceCore", "ANPAIXSHM2BNB2D3AXXRU"},
      {"IAMFullAccess", "ANPAI7XKCFMBPM3QQRRVQ"},
      {"IAMReadOnlyAccess", "ANPAJKSO7NDY4T57MWDSQ"},
      {"PowerUserAccess", "ANPAJYRXTHIB4FOVS3ZXS"},
      {"ReadOnlyAccess", "ANPAILL3HVNFSB6DCOWYQ"},
  };
  const auto known = kKnown.find(name);
  if (known != kKnown.end()) return std::string(known->second);
  // Deviation: AWS's other policies have ids of their own; here they are made from the name;
  // because the recorded documents come without ids.
  static constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string id = "ANPA";
  uint64_t bits = Fingerprint(name);
  for (int i = 0; i < 17; ++i) {
    id.push_back(kBase32[bits & 31]);
    bits = (bits >> 5) ^ (bits * 0x9e3779b97f4a7c15ULL);
  }
  return id;
}

Catalog ReadCatalog() {
  Catalog out;
  for (const std::string_view line : Split(kManagedPolicies, '\n')) {
    const std::vector<std::string_view> fields = Split(line, '\t');
    if (fields.size() != 5) continue;
    ManagedPolicy policy{.aws = true};
    PolicyRow& row = policy.row;
    row.account = "aws";
    row.name = fields[0].substr(fields[0].rfind('/') + 1);
    row.key = KeyOf(row.name);
    row.path = StrCat("/", fields[0].substr(0, fields[0].size() - row.name.size()));
    row.arn = StrCat(kAwsPrefix, fields[0]);
    row.id = AwsPolicyId(row.name);
    row.version_default = ParseVersionId(fields[1]).value_or(1);
    row.created_at = ParseTimestamp(fields[2]).value_or(Instant{});
    row.updated_at = ParseTimestamp(fields[3]).value_or(Instant{});
    out.documents[row.arn] = fields[4];
    out.policies.push_back(std::move(policy));
  }
  std::sort(out.policies.begin(), out.policies.end(),
            [](const ManagedPolicy& a, const ManagedPolicy& b) { return a.row.key < b.row.key; });
  for (size_t i = 0; i < out.policies.size(); ++i) out.by_arn[out.policies[i].row.arn] = i;
  WT_CHECK(!out.policies.empty());
  return out;
}

const Catalog& TheCatalog() {
  static const Catalog catalog = ReadCatalog();
  return catalog;
}

}  // namespace

const std::vector<ManagedPolicy>& AwsPolicies() { return TheCatalog().policies; }

std::optional<int64_t> ParseVersionId(std::string_view text) {
  if (text.size() < 2 || text[0] != 'v') return std::nullopt;
  return ParseInt(text.substr(1));
}

std::optional<ManagedPolicy> FindManagedPolicy(Turn& turn, std::string_view account,
                                               std::string_view arn) {
  if (arn.starts_with(kAwsPrefix)) {
    const auto known = TheCatalog().by_arn.find(arn);
    if (known == TheCatalog().by_arn.end()) return std::nullopt;
    return TheCatalog().policies[known->second];
  }
  std::optional<PolicyRow> row = turn.Find<PolicyRow>(account, "", KeyOf(NameInArn(arn)));
  if (!row || row->arn != arn) return std::nullopt;
  return ManagedPolicy{.row = *std::move(row)};
}

Result<ManagedPolicy> GetManagedPolicy(Context& ctx, std::string_view arn) {
  if (!LooksLikeArn(arn)) {
    return error::InvalidInputException(StrCat("ARN ", arn, " is not valid."));
  }
  std::optional<ManagedPolicy> policy = FindManagedPolicy(ctx, ctx.account(), arn);
  if (!policy) return error::NoSuchEntityException(StrCat("Policy ", arn, " was not found."));
  return *std::move(policy);
}

Result<PolicyRow> GetOwnPolicy(Context& ctx, std::string_view arn) {
  const ManagedPolicy policy = WT_TRY(GetManagedPolicy(ctx, arn));
  if (policy.aws) {
    return Error{.code = "AccessDenied",
                 .message = StrCat("Policy ", arn, " is owned by AWS and cannot be changed."),
                 .http_status = 403};
  }
  return policy.row;
}

std::optional<PolicyVersionRow> FindPolicyVersion(Turn& turn, const ManagedPolicy& policy,
                                                  int64_t version) {
  if (!policy.aws) {
    return turn.Find<PolicyVersionRow>(policy.row.account, "", policy.row.key, version);
  }
  // Deviation: AWS keeps every version of its policies; here only the newest is there; because only
  // its document matters to a stack.
  if (version != policy.row.version_default) return std::nullopt;
  return PolicyVersionRow{
      .policy = policy.row.key,
      .version = version,
      .document = std::string(TheCatalog().documents.find(policy.row.arn)->second),
      .created_at = policy.row.updated_at};
}

std::string DefaultDocument(Turn& turn, const ManagedPolicy& policy) {
  const auto version = FindPolicyVersion(turn, policy, policy.row.version_default);
  return version ? version->document : "{}";
}

int64_t AttachmentCount(Turn& turn, std::string_view account, std::string_view arn) {
  int64_t count = 0;
  const auto& table = turn.Rows<AttachmentRow>();
  for (const auto& row : table.By<0>(account, arn)) {
    static_cast<void>(row);
    ++count;
  }
  return count;
}

int64_t BoundaryCount(Turn& turn, std::string_view account, std::string_view arn) {
  int64_t count = 0;
  for (const RoleRow& row : turn.Rows<RoleRow>().Scan(account, "")) count += row.boundary == arn;
  for (const UserRow& row : turn.Rows<UserRow>().Scan(account, "")) count += row.boundary == arn;
  return count;
}

Policy ToApi(Context& ctx, const ManagedPolicy& policy) {
  const PolicyRow& row = policy.row;
  Policy out;
  out.policy_name = row.name;
  out.policy_id = row.id;
  out.arn = row.arn;
  out.path = row.path;
  out.default_version_id = StrCat("v", row.version_default);
  out.attachment_count = AttachmentCount(ctx, ctx.account(), row.arn);
  out.permissions_boundary_usage_count = BoundaryCount(ctx, ctx.account(), row.arn);
  out.is_attachable = true;
  out.create_date = row.created_at;
  out.update_date = row.updated_at;
  return out;
}

PolicyVersion ToApi(const PolicyVersionRow& row, bool is_default, bool with_document) {
  PolicyVersion out;
  if (with_document) out.document = UrlEncoded(row.document);
  out.version_id = StrCat("v", row.version);
  out.is_default_version = is_default;
  out.create_date = row.created_at;
  return out;
}

}  // namespace wt::iam
