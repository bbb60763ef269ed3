#include "services/cloudwatch/tags.h"

#include <set>

#include "services/cloudwatch/alarm.h"
#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/limits.h"
#include "services/cloudwatch/state.h"

namespace wt::cloudwatch {
namespace {

// Dashboards belong to no Region, and their ARNs name none.
Context ScopeOf(Context& ctx, std::string_view arn) {
  return arn.starts_with("arn:aws:cloudwatch::") ? ctx.Global() : ctx.In(ctx.region());
}

}  // namespace

wire::List<Tag> TagsOf(Context& ctx, std::string_view arn) {
  wire::List<Tag> tags;
  tags.present = true;
  for (const TagRow& row : ScopeOf(ctx, arn).Scan<TagRow>(arn))
    tags.push_back({row.key, row.value});
  return tags;
}

Result<void> CheckTags(Context& ctx, std::string_view arn, const wire::List<Tag>& tags) {
  std::set<std::string> keys, named;
  for (const Tag& tag : tags) {
    if (EqualsIgnoreCase(std::string_view(tag.key).substr(0, 4), "aws:")) {
      return error::InvalidParameterValueException(
          StrCat("Tag key '", tag.key, "' uses the reserved prefix 'aws:'."));
    }
    if (!named.insert(tag.key).second) {
      return error::InvalidParameterValueException(StrCat("Duplicate tag key: ", tag.key));
    }
  }
  keys = named;
  for (const TagRow& row : ScopeOf(ctx, arn).Scan<TagRow>(arn)) keys.insert(row.key);
  if (static_cast<int64_t>(keys.size()) > kTagsMax) {
    return error::InvalidParameterValueException(
        StrCat("A resource can have at most ", kTagsMax, " tags."));
  }
  return {};
}

void PutTags(Context& ctx, std::string_view arn, const wire::List<Tag>& tags) {
  for (const Tag& tag : tags) {
    ctx.Turn::Put(
        TagRow{ctx.account(), ScopeOf(ctx, arn).region(), std::string(arn), tag.key, tag.value});
  }
}

void EraseTag(Context& ctx, std::string_view arn, std::string_view key) {
  ScopeOf(ctx, arn).Erase<TagRow>(arn, key);
}

void EraseTags(Context& ctx, std::string_view arn) {
  for (const Tag& tag : TagsOf(ctx, arn)) EraseTag(ctx, arn, tag.key);
}

Result<void> CheckTagged(Context& ctx, std::string_view arn) {
  if (arn.starts_with(AlarmArn(ctx, "")) && ctx.Peek<AlarmRow>(AlarmNameOf(arn)) != nullptr) {
    return {};
  }
  const std::string dashboards = StrCat("arn:aws:cloudwatch::", ctx.account(), ":dashboard/");
  if (arn.starts_with(dashboards)) {
    Context global = ctx.Global();
    if (global.Peek<DashboardRow>(arn.substr(dashboards.size())) != nullptr) return {};
  }
  if (!arn.starts_with("arn:aws:cloudwatch:")) {
    return error::InvalidParameterValueException(StrCat("Invalid ARN: ", arn));
  }
  return error::ResourceNotFoundException(StrCat("Resource not found: ", arn));
}

}  // namespace wt::cloudwatch
