#include "services/ecs/tags.h"

#include <algorithm>
#include <set>

#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/state.h"

namespace wt::ecs {

wire::List<Tag> TagsOf(Context& ctx, std::string_view arn) {
  wire::List<Tag> tags;
  tags.present = true;
  for (const TagRow& row : ctx.Scan<TagRow>(arn)) tags.push_back({row.key, row.value});
  return tags;
}

Result<void> CheckTags(const wire::List<Tag>& tags) {
  if (tags.size() > kTagsMax) {
    return error::InvalidParameterException("The number of tags cannot exceed 50.");
  }
  std::set<std::string> keys;
  for (const Tag& tag : tags) {
    const std::string key = tag.key.value_or("");
    if (key.empty() || key.size() > 128) {
      return error::InvalidParameterException("Tag key must be between 1 and 128 characters long.");
    }
    if (tag.value.value_or("").size() > 256) {
      return error::InvalidParameterException("Tag value must be at most 256 characters long.");
    }
    if (ToLower(key).starts_with("aws:")) {
      return error::InvalidParameterException(
          "Tag keys and values cannot begin with the reserved prefix aws:.");
    }
    if (!keys.insert(key).second) {
      return error::InvalidParameterException(StrCat("Duplicate tag keys found. Tag key: ", key));
    }
  }
  return {};
}

void PutTags(Context& ctx, std::string_view arn, const wire::List<Tag>& tags) {
  for (const Tag& tag : tags) {
    ctx.Put(TagRow{
        .arn = std::string(arn), .key = tag.key.value_or(""), .value = tag.value.value_or("")});
  }
}

void EraseTags(Context& ctx, std::string_view arn) {
  for (const TagRow& row : ctx.Rows<TagRow>().Collect(ctx.account(), ctx.region(), arn)) {
    ctx.Erase<TagRow>(arn, row.key);
  }
}

bool Includes(const wire::List<std::string>& include, std::string_view part) {
  return std::find(include.begin(), include.end(), part) != include.end();
}

}  // namespace wt::ecs
