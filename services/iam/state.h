#pragma once

// IAM's rows. IAM is global: their region is "". Names are unique whatever their case, so keys hold
// them in lower case and `name` as they were given.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"

namespace wt::iam {

struct RoleRow {
  std::string account, region, key;
  std::string name, path, id, arn;
  std::string trust;  // The document, as given.
  std::string description;
  int64_t session_seconds_max = 3600;
  std::string boundary;  // ARN of a policy; empty for none.
  Instant created_at;
  Instant used_at;
  std::string used_region;
};

struct UserRow {
  std::string account, region, key;
  std::string name, path, id, arn, boundary;
  Instant created_at;
};

struct GroupRow {
  std::string account, region, key;
  std::string name, path, id, arn;
  Instant created_at;
};

struct MembershipRow {
  std::string account, region, user, group;  // Keys of both.
};

struct InstanceProfileRow {
  std::string account, region, key;
  std::string name, path, id, arn;
  std::vector<std::string> roles;  // Keys; at most one.
  Instant created_at;
};

// A customer managed policy; AWS's own are in the catalogue.
struct PolicyRow {
  std::string account, region, key;
  std::string name, path, id, arn, description;
  int64_t version_default = 1, version_next = 2;
  Instant created_at, updated_at;
};

struct PolicyVersionRow {
  std::string account, region, policy;  // The policy's key.
  int64_t version = 1;
  std::string document;
  Instant created_at;
};

// A managed policy on a principal. `kind` is "role", "user" or "group", `principal` its key.
struct AttachmentRow {
  std::string account, region, kind, principal, policy_name, policy_arn;
};

struct InlinePolicyRow {
  std::string account, region, kind, principal, name;
  std::string document;
};

// `resource` is the kind and the key: "role/web".
struct TagRow {
  std::string account, region, resource, key;
  std::string value;
};

struct AccessKeyRow {
  std::string account, region, user, id;
  std::string secret, status = "Active";
  Instant created_at, used_at;
  std::string used_service, used_region;
};

struct LoginProfileRow {
  std::string account, region, user;
  bool reset_required = false;
  Instant created_at;
};

struct AliasRow {
  std::string account, region, alias;
};

struct PasswordPolicyRow {
  std::string account, region;
  int64_t length_min = 6, age_days_max = 0, reuse_prevention = 0;
  bool symbols = false, numbers = false, upper = false, lower = false, own_change = false;
  bool has_hard_expiry = false, hard_expiry = false;
};

struct OidcProviderRow {
  std::string account, region, url;  // Without the scheme.
  std::string arn;
  std::vector<std::string> clients, thumbprints;
  Instant created_at;
};

}  // namespace wt::iam

namespace wt {

template <>
struct Schema<iam::RoleRow> {
  using Row = iam::RoleRow;
  static constexpr std::string_view kTable = "iam_role";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"key", &Row::key},
      Column{"name", &Row::name},
      Column{"path", &Row::path},
      Column{"id", &Row::id},
      Column{"arn", &Row::arn},
      Column{"trust", &Row::trust},
      Column{"description", &Row::description},
      Column{"session_seconds_max", &Row::session_seconds_max},
      Column{"boundary", &Row::boundary},
      Column{"created_at", &Row::created_at},
      Column{"used_at", &Row::used_at},
      Column{"used_region", &Row::used_region},
  };
};

template <>
struct Schema<iam::UserRow> {
  using Row = iam::UserRow;
  static constexpr std::string_view kTable = "iam_user";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"key", &Row::key},
      Column{"name", &Row::name},
      Column{"path", &Row::path},
      Column{"id", &Row::id},
      Column{"arn", &Row::arn},
      Column{"boundary", &Row::boundary},
      Column{"created_at", &Row::created_at},
  };
};

template <>
struct Schema<iam::GroupRow> {
  using Row = iam::GroupRow;
  static constexpr std::string_view kTable = "iam_group";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"key", &Row::key},
      Column{"name", &Row::name},
      Column{"path", &Row::path},
      Column{"id", &Row::id},
      Column{"arn", &Row::arn},
      Column{"created_at", &Row::created_at},
  };
};

template <>
struct Schema<iam::MembershipRow> {
  using Row = iam::MembershipRow;
  static constexpr std::string_view kTable = "iam_membership";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"user", &Row::user},
      KeyColumn{"group_key", &Row::group},
  };
};

template <>
struct Schema<iam::InstanceProfileRow> {
  using Row = iam::InstanceProfileRow;
  static constexpr std::string_view kTable = "iam_instance_profile";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"key", &Row::key},
      Column{"name", &Row::name},
      Column{"path", &Row::path},
      Column{"id", &Row::id},
      Column{"arn", &Row::arn},
      Column{"roles", &Row::roles},
      Column{"created_at", &Row::created_at},
  };
};

template <>
struct Schema<iam::PolicyRow> {
  using Row = iam::PolicyRow;
  static constexpr std::string_view kTable = "iam_policy";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"key", &Row::key},
      Column{"name", &Row::name},
      Column{"path", &Row::path},
      Column{"id", &Row::id},
      Column{"arn", &Row::arn},
      Column{"description", &Row::description},
      Column{"version_default", &Row::version_default},
      Column{"version_next", &Row::version_next},
      Column{"created_at", &Row::created_at},
      Column{"updated_at", &Row::updated_at},
  };
};

template <>
struct Schema<iam::PolicyVersionRow> {
  using Row = iam::PolicyVersionRow;
  static constexpr std::string_view kTable = "iam_policy_version";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"policy", &Row::policy},   KeyColumn{"version", &Row::version},
      Column{"document", &Row::document},  Column{"created_at", &Row::created_at},
  };
};

template <>
struct Schema<iam::AttachmentRow> {
  using Row = iam::AttachmentRow;
  static constexpr std::string_view kTable = "iam_attachment";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"kind", &Row::kind},
      KeyColumn{"principal", &Row::principal},
      KeyColumn{"policy_name", &Row::policy_name},
      KeyColumn{"policy_arn", &Row::policy_arn},
  };
  static constexpr auto kIndexes = Columns{
      Index{"by_policy", &Row::account, &Row::policy_arn, &Row::kind},
  };
};

template <>
struct Schema<iam::InlinePolicyRow> {
  using Row = iam::InlinePolicyRow;
  static constexpr std::string_view kTable = "iam_inline_policy";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"kind", &Row::kind},       KeyColumn{"principal", &Row::principal},
      KeyColumn{"name", &Row::name},       Column{"document", &Row::document},
  };
};

template <>
struct Schema<iam::TagRow> {
  using Row = iam::TagRow;
  static constexpr std::string_view kTable = "iam_tag";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},   KeyColumn{"region", &Row::region},
      KeyColumn{"resource", &Row::resource}, KeyColumn{"key", &Row::key},
      Column{"value", &Row::value},
  };
};

template <>
struct Schema<iam::AccessKeyRow> {
  using Row = iam::AccessKeyRow;
  static constexpr std::string_view kTable = "iam_access_key";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"user", &Row::user},
      KeyColumn{"id", &Row::id},
      Column{"secret", &Row::secret},
      Column{"status", &Row::status},
      Column{"created_at", &Row::created_at},
      Column{"used_at", &Row::used_at},
      Column{"used_service", &Row::used_service},
      Column{"used_region", &Row::used_region},
  };
  static constexpr auto kIndexes = Columns{Index{"by_id", &Row::id}};
};

template <>
struct Schema<iam::LoginProfileRow> {
  using Row = iam::LoginProfileRow;
  static constexpr std::string_view kTable = "iam_login_profile";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},    KeyColumn{"region", &Row::region},
      KeyColumn{"user", &Row::user},          Column{"reset_required", &Row::reset_required},
      Column{"created_at", &Row::created_at},
  };
};

template <>
struct Schema<iam::AliasRow> {
  using Row = iam::AliasRow;
  static constexpr std::string_view kTable = "iam_account_alias";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"alias", &Row::alias},
  };
};

template <>
struct Schema<iam::PasswordPolicyRow> {
  using Row = iam::PasswordPolicyRow;
  static constexpr std::string_view kTable = "iam_password_policy";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      Column{"length_min", &Row::length_min},
      Column{"age_days_max", &Row::age_days_max},
      Column{"reuse_prevention", &Row::reuse_prevention},
      Column{"symbols", &Row::symbols},
      Column{"numbers", &Row::numbers},
      Column{"upper", &Row::upper},
      Column{"lower", &Row::lower},
      Column{"own_change", &Row::own_change},
      Column{"has_hard_expiry", &Row::has_hard_expiry},
      Column{"hard_expiry", &Row::hard_expiry},
  };
};

template <>
struct Schema<iam::OidcProviderRow> {
  using Row = iam::OidcProviderRow;
  static constexpr std::string_view kTable = "iam_oidc_provider";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"url", &Row::url},
      Column{"arn", &Row::arn},
      Column{"clients", &Row::clients},
      Column{"thumbprints", &Row::thumbprints},
      Column{"created_at", &Row::created_at},
  };
};

}  // namespace wt
