#include "services/acm/tags.h"

#include "services/acm/errors.h"
#include "services/acm/limits.h"

namespace wt::acm {

Result<void> PutTags(Context& ctx, const std::string& id, const wire::List<Tag>& tags) {
  for (const Tag& tag : tags) {
    if (ToLower(tag.key).starts_with("aws:")) {
      return error::InvalidTagException("The tag key cannot begin with aws:.");
    }
    ctx.Put(TagRow{.id = id, .key = tag.key, .value = tag.value.value_or("")});
  }
  const auto there = ctx.Scan<TagRow>(id);
  if (static_cast<size_t>(std::distance(there.begin(), there.end())) > kTagsMax) {
    return error::TooManyTagsException(
        StrCat("The certificate cannot have more than ", kTagsMax, " tags."));
  }
  return {};
}

void EraseTags(Context& ctx, const std::string& id) {
  for (const TagRow& row : ctx.Rows<TagRow>().Collect(ctx.account(), ctx.region(), id)) {
    ctx.Erase<TagRow>(id, row.key);
  }
}

}  // namespace wt::acm
