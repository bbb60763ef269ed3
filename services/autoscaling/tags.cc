#include "services/autoscaling/tags.h"

#include <set>

#include "services/autoscaling/group.h"

namespace wt::autoscaling {

TagDescription ToApi(const TagRow& row) {
  TagDescription out;
  out.resource_id = row.group;
  out.resource_type = "auto-scaling-group";
  out.key = row.key;
  out.value = row.value;
  out.propagate_at_launch = row.propagate;
  return out;
}

wire::List<TagDescription> TagsOf(Context& ctx, std::string_view group) {
  wire::List<TagDescription> out;
  for (const TagRow& row : ctx.Scan<TagRow>(group)) out.push_back(ToApi(row));
  return out;
}

Result<void> CheckTags(const wire::List<Tag>& tags) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const Tag& tag : tags) {
    if (tag.key.starts_with("aws:")) {
      return ValidationError(
          "Invalid tag key. Tag keys may not begin with 'aws:', which is reserved.");
    }
    if (tag.resource_type && *tag.resource_type != "auto-scaling-group") {
      return ValidationError(StrCat("Invalid resource type: ", *tag.resource_type));
    }
    if (!seen.emplace(tag.resource_id.value_or(""), tag.key).second) {
      return ValidationError(StrCat("Duplicate tag keys found: ", tag.key));
    }
  }
  return {};
}

void PutTags(Context& ctx, std::string_view group, const wire::List<Tag>& tags) {
  for (const Tag& tag : tags) {
    TagRow row;
    row.group = tag.resource_id.value_or(std::string(group));
    row.key = tag.key;
    row.value = tag.value.value_or("");
    row.propagate = tag.propagate_at_launch.value_or(false);
    ctx.Put(row);
  }
}

}  // namespace wt::autoscaling
