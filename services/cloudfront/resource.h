#pragma once

// What all resources of CloudFront share: ids, entity tags, preconditions, pages and tags.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/cloudfront/api.h"
#include "services/cloudfront/limits.h"
#include "services/cloudfront/state.h"

namespace wt::cloudfront {

// "E2QWRUHAPOMQZL": an E and 13 capital letters and digits, of ids and entity tags alike.
std::string NewCapitalId(Context& ctx);
std::string NewPolicyId(Context& ctx);
std::string ArnOf(Context& ctx, std::string_view kind, std::string_view id);
std::string LocationOf(std::string_view kind, std::string_view id);

// Errors: InvalidIfMatchVersion where it is missing, PreconditionFailed where it is another's.
Result<void> CheckIfMatch(const std::optional<std::string>& if_match, std::string_view etag);
// Errors: InconsistentQuantities.
Result<void> CheckQuantity(int64_t quantity, size_t items);

// A page by marker: the key of the first item that is still to come.
struct Page {
  std::string marker;
  int64_t max_items = kPage;
  std::optional<std::string> next_marker;
  int64_t taken = 0;

  static Result<Page> Open(const std::optional<std::string>& marker,
                           const std::optional<std::string>& max_items);
  // False ends the page; items before the marker were given and are to be passed over.
  bool Before(std::string_view key) const { return key < marker; }
  bool Take(std::string_view key);
  template <class List>
  void Fill(List& list) const {
    list.max_items = max_items;
    list.next_marker = next_marker;
    list.quantity = static_cast<int64_t>(list.items.size());
    if constexpr (requires { list.marker; }) list.marker = marker;
    if constexpr (requires { list.is_truncated; }) list.is_truncated = next_marker.has_value();
  }
};

// Nothing but what is there: no Items where there are none.
template <class Listed>
void Tidy(Listed& listed) {
  listed.items.present = false;
  listed.quantity = static_cast<int64_t>(listed.items.size());
}

wire::List<Tag> TagsOf(Context& ctx, std::string_view arn);
Result<void> CheckTags(Context& ctx, std::string_view arn, const wire::List<Tag>& tags);
void PutTags(Context& ctx, std::string_view arn, const wire::List<Tag>& tags);
void EraseTags(Context& ctx, std::string_view arn);
// Errors: NoSuchResource, InvalidArgument.
Result<void> CheckTagged(Context& ctx, std::string_view arn);

// A row of those kept whole; finds those of the account, and AWS's own.
template <class Config>
std::optional<ConfigRow<Config>> FindConfig(Context& ctx, std::string_view id) {
  return ctx.Global().Find<ConfigRow<Config>>(id);
}
template <class Config>
ConfigRow<Config> NewConfig(Context& ctx, std::string id, const Config& config) {
  ConfigRow<Config> row;
  row.account = ctx.account();
  row.id = std::move(id);
  row.etag = NewCapitalId(ctx);
  row.created_at = row.modified_at = ctx.now();
  row.config = config;
  ctx.Turn::Put(row);
  return row;
}
template <class Config>
ConfigRow<Config> ReplaceConfig(Context& ctx, ConfigRow<Config> row, const Config& config) {
  row.etag = NewCapitalId(ctx);
  row.modified_at = ctx.now();
  row.config = config;
  ctx.Turn::Put(row);
  return row;
}
template <class Config>
void EraseConfig(Context& ctx, std::string_view id) {
  ctx.Global().Erase<ConfigRow<Config>>(id);
}
template <class Config>
auto AllConfigs(Context& ctx) {
  return ctx.Rows<ConfigRow<Config>>().Scan(ctx.account(), "");
}
// Another one of that name, if there is one.
template <class Config>
bool NameTaken(Context& ctx, std::string_view name, std::string_view except_id = "") {
  for (const auto& row : AllConfigs<Config>(ctx)) {
    if (row.config->name == name && row.id != except_id) return true;
  }
  return false;
}

}  // namespace wt::cloudfront
