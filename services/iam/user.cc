#include "services/iam/user.h"

#include <algorithm>

#include "services/iam/errors.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

Result<AccessKeyRow> FetchAccessKey(Context& ctx, const UserRow& user, std::string_view id) {
  std::optional<AccessKeyRow> row = ctx.Global().Find<AccessKeyRow>(user.key, id);
  if (!row) {
    return error::NoSuchEntityException(StrCat("The Access Key with id ", id, " cannot be found."));
  }
  return *std::move(row);
}

Result<LoginProfileRow> FetchLoginProfile(Context& ctx, const UserRow& user) {
  std::optional<LoginProfileRow> row = ctx.Global().Find<LoginProfileRow>(user.key);
  if (!row) {
    return error::NoSuchEntityException(
        StrCat("Login Profile for User ", user.name, " cannot be found."));
  }
  return *std::move(row);
}

Result<void> CheckPassword(Context& ctx, std::string_view password) {
  const PasswordPolicyRow policy =
      ctx.Global().Find<PasswordPolicyRow>().value_or(PasswordPolicyRow{.length_min = 8});
  const auto has = [&](auto&& test) { return std::any_of(password.begin(), password.end(), test); };
  const auto violated = [](std::string_view what) {
    return error::PasswordPolicyViolationException(
        StrCat("Password does not conform to the account password policy: ", what, "."));
  };
  if (password.size() < static_cast<size_t>(policy.length_min)) {
    return violated(StrCat("it must have at least ", policy.length_min, " characters"));
  }
  if (policy.upper && !has([](char c) { return c >= 'A' && c <= 'Z'; })) {
    return violated("it must have an upper-case letter");
  }
  if (policy.lower && !has([](char c) { return c >= 'a' && c <= 'z'; })) {
    return violated("it must have a lower-case letter");
  }
  if (policy.numbers && !has([](char c) { return c >= '0' && c <= '9'; })) {
    return violated("it must have a digit");
  }
  constexpr std::string_view kSymbols = "!@#$%^&*()_+-=[]{}|'";
  if (policy.symbols && password.find_first_of(kSymbols) == std::string_view::npos) {
    return violated("it must have a symbol");
  }
  return {};
}

void MoveUser(Context& ctx, const std::string& from, const std::string& to) {
  Context at = ctx.Global();
  MovePolicies(ctx, kUser, from, to);
  MoveTags(ctx, StrCat("user/", from), StrCat("user/", to));
  for (MembershipRow row : ctx.Rows<MembershipRow>().Collect(ctx.account(), "", from)) {
    at.Erase<MembershipRow>(from, row.group);
    row.user = to;
    at.Put(std::move(row));
  }
  for (AccessKeyRow row : ctx.Rows<AccessKeyRow>().Collect(ctx.account(), "", from)) {
    at.Erase<AccessKeyRow>(from, row.id);
    row.user = to;
    at.Put(std::move(row));
  }
  if (std::optional<LoginProfileRow> row = at.Find<LoginProfileRow>(from)) {
    at.Erase<LoginProfileRow>(from);
    row->user = to;
    at.Put(*std::move(row));
  }
}

}  // namespace wt::iam
