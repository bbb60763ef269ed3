#include <algorithm>

#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/tags.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeTagsForResource.html
Result<ChangeTagsForResourceResponse> ChangeTagsForResource(
    Context& scoped, const ChangeTagsForResourceRequest& in) {
  Context ctx = scoped.Global();
  const std::string id(ShortId(in.resource_id));
  WT_TRY(CheckTagged(ctx, in.resource_type, id));
  if (in.add_tags.empty() && in.remove_tag_keys.empty()) {
    return error::InvalidInput("AddTags, RemoveTagKeys or both must be specified.");
  }
  for (const std::string& key : in.remove_tag_keys) ctx.Erase<TagRow>(in.resource_type, id, key);
  for (const Tag& tag : in.add_tags) {
    const std::string key = tag.key.value_or("");
    if (key.empty()) return error::InvalidInput("A tag key must have at least one character.");
    if (key.starts_with("aws:")) {
      return error::InvalidInput("Tag keys that begin with aws: are reserved.");
    }
    ctx.Put(
        TagRow{.type = in.resource_type, .id = id, .key = key, .value = tag.value.value_or("")});
  }
  const auto there = ctx.Scan<TagRow>(in.resource_type, id);
  if (static_cast<size_t>(std::distance(there.begin(), there.end())) > kTagsMax) {
    return error::InvalidInput(StrCat("A resource can have at most ", kTagsMax, " tags."));
  }
  return ChangeTagsForResourceResponse{};
}

}  // namespace wt::route53
