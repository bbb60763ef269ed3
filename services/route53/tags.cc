#include "services/route53/tags.h"

#include "services/route53/health_check.h"
#include "services/route53/zone.h"

namespace wt::route53 {

Result<void> CheckTagged(Context& ctx, std::string_view type, std::string_view id) {
  if (type == "hostedzone") {
    WT_TRY(FindZone(ctx, id));
  } else {
    WT_TRY(FindHealthCheck(ctx, id));
  }
  return {};
}

ResourceTagSet TagSetOf(Context& ctx, std::string_view type, std::string_view id) {
  ResourceTagSet set;
  set.resource_type = std::string(type);
  set.resource_id = std::string(id);
  set.tags.present = true;
  Context global = ctx.Global();
  for (const TagRow& row : global.Scan<TagRow>(type, id)) {
    set.tags.push_back({row.key, row.value});
  }
  return set;
}

void EraseTags(Context& ctx, std::string_view type, std::string_view id) {
  Context global = ctx.Global();
  for (const TagRow& row : ctx.Rows<TagRow>().Collect(ctx.account(), "", type, id)) {
    global.Erase<TagRow>(row.type, row.id, row.key);
  }
}

}  // namespace wt::route53
