#include "services/elbv2/tag.h"

#include <iterator>
#include <optional>
#include <set>

#include "emulator/base/arn.h"
#include "services/elbv2/balancer_state.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/rule.h"
#include "services/elbv2/target.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {

Result<void> CheckNewTags(const wire::List<Tag>& tags) {
  std::set<std::string> keys;
  for (const Tag& tag : tags) {
    if (!keys.insert(tag.key).second) {
      return error::DuplicateTagKeysException(StrCat("Duplicate tag key '", tag.key, "'"));
    }
    if (tag.key.starts_with("aws:")) {
      return error::ValidationError(
          StrCat("Tag key '", tag.key, "' is invalid: keys that begin with 'aws:' are reserved"));
    }
  }
  if (tags.size() > kTagsMax) {
    return error::TooManyTagsException(
        StrCat("The maximum number of tags per resource, '", kTagsMax, "', has been reached"));
  }
  return {};
}

Result<void> PutTags(Context& ctx, std::string_view arn, const wire::List<Tag>& tags) {
  for (const Tag& tag : tags) {
    ctx.Put(TagRow{.account = ctx.account(),
                   .region = ctx.region(),
                   .resource_arn = std::string(arn),
                   .key = tag.key,
                   .value = tag.value.value_or("")});
  }
  const auto all = ctx.Scan<TagRow>(arn);
  if (static_cast<size_t>(std::distance(all.begin(), all.end())) > kTagsMax) {
    return error::TooManyTagsException(
        StrCat("The maximum number of tags per resource, '", kTagsMax, "', has been reached"));
  }
  return {};
}

wire::List<Tag> TagsOf(Context& ctx, std::string_view arn) {
  wire::List<Tag> tags;
  tags.present = true;
  for (const TagRow& row : ctx.Scan<TagRow>(arn)) {
    Tag& tag = tags.emplace_back();
    tag.key = row.key;
    tag.value = row.value;
  }
  return tags;
}

void EraseTags(Context& ctx, std::string_view arn) {
  for (const TagRow& row : ctx.Rows<TagRow>().Collect(ctx.account(), ctx.region(), arn)) {
    ctx.Erase<TagRow>(row.resource_arn, row.key);
  }
}

Result<void> CheckTagged(Context& ctx, std::string_view arn) {
  const std::optional<Arn> parsed = ParseArn(arn);
  const std::string_view resource = parsed ? std::string_view(parsed->resource) : "";
  if (resource.starts_with("loadbalancer/")) {
    WT_TRY(FindBalancer(ctx, arn));
  } else if (resource.starts_with("targetgroup/")) {
    WT_TRY(FindGroup(ctx, arn));
  } else if (resource.starts_with("listener/")) {
    WT_TRY(FindListener(ctx, arn));
  } else if (resource.starts_with("listener-rule/")) {
    WT_TRY(FindRule(ctx, arn));
  } else if (resource.starts_with("truststore/")) {
    return error::TrustStoreNotFoundException(StrCat("Trust store '", arn, "' not found"));
  } else {
    return error::ValidationError(StrCat("'", arn, "' is not a valid ARN"));
  }
  return {};
}

}  // namespace wt::elbv2
