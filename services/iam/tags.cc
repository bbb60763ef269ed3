#include "services/iam/tags.h"

#include <set>

#include "services/iam/errors.h"
#include "services/iam/limits.h"
#include "services/iam/state.h"

namespace wt::iam {

wire::List<Tag> TagsOf(Turn& turn, std::string_view account, std::string_view resource) {
  wire::List<Tag> tags;
  for (const TagRow& row : turn.Rows<TagRow>().Scan(account, "", resource)) {
    tags.push_back({row.key, row.value});
  }
  return tags;
}

Result<void> PutTags(Context& ctx, std::string_view resource, const wire::List<Tag>& tags) {
  std::set<std::string> given;
  for (const Tag& tag : tags) {
    // Keys are unique whatever their case.
    if (!given.insert(ToLower(tag.key)).second) {
      return error::InvalidInputException(
          "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }
    if (ToLower(tag.key).starts_with("aws:")) {
      return error::InvalidInputException(
          "Tag keys starting with 'aws:' are reserved for internal use.");
    }
  }
  for (const TagRow& row : ctx.Rows<TagRow>().Collect(ctx.account(), "", resource)) {
    if (given.contains(ToLower(row.key))) ctx.Global().Erase<TagRow>(resource, row.key);
  }
  size_t count = 0;
  for (const Tag& tag : tags) {
    ctx.Global().Put(TagRow{.resource = std::string(resource), .key = tag.key, .value = tag.value});
  }
  for (const TagRow& row : ctx.Rows<TagRow>().Scan(ctx.account(), "", resource)) {
    count += !row.key.empty();
  }
  if (count > kTagsMax) {
    return error::LimitExceededException("The number of tags has reached the maximum limit: 50.");
  }
  return {};
}

void RemoveTags(Context& ctx, std::string_view resource, const wire::List<std::string>& keys) {
  std::set<std::string> given;
  for (const std::string& key : keys) given.insert(ToLower(key));
  for (const TagRow& row : ctx.Rows<TagRow>().Collect(ctx.account(), "", resource)) {
    if (given.contains(ToLower(row.key))) ctx.Global().Erase<TagRow>(resource, row.key);
  }
}

void EraseTags(Context& ctx, std::string_view resource) {
  for (const TagRow& row : ctx.Rows<TagRow>().Collect(ctx.account(), "", resource)) {
    ctx.Global().Erase<TagRow>(resource, row.key);
  }
}

void MoveTags(Context& ctx, std::string_view from, std::string_view to) {
  for (TagRow row : ctx.Rows<TagRow>().Collect(ctx.account(), "", from)) {
    ctx.Global().Erase<TagRow>(from, row.key);
    row.resource = to;
    ctx.Put(std::move(row));
  }
}

}  // namespace wt::iam
