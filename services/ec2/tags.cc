#include "services/ec2/tags.h"

#include <algorithm>

#include "services/ec2/errors.h"
#include "services/ec2/limits.h"
#include "services/ec2/state.h"

namespace wt::ec2 {
namespace {

struct Prefix {
  std::string_view prefix, type;
};
constexpr Prefix kPrefixes[] = {
    {"vpc-cidr-assoc-", ""},
    {"vpc-", "vpc"},
    {"subnet-", "subnet"},
    {"rtb-", "route-table"},
    {"igw-", "internet-gateway"},
    {"nat-", "natgateway"},
    {"eipalloc-", "elastic-ip"},
    {"sg-", "security-group"},
    {"sgr-", "security-group-rule"},
    {"acl-", "network-acl"},
    {"dopt-", "dhcp-options"},
    {"eni-attach-", ""},
    {"eni-", "network-interface"},
    {"pl-", "prefix-list"},
    {"i-", "instance"},
    {"r-", "reservation"},
    {"ami-", "image"},
    {"vol-", "volume"},
    {"snap-", "snapshot"},
    {"key-", "key-pair"},
    {"lt-", "launch-template"},
    {"eigw-", "egress-only-internet-gateway"},
    {"pg-", "placement-group"},
    {"vpce-", "vpc-endpoint"},
    {"fl-", "vpc-flow-log"},
};

}  // namespace

std::string_view ResourceTypeOf(std::string_view resource_id) {
  for (const auto& [prefix, type] : kPrefixes) {
    if (resource_id.starts_with(prefix)) return type;
  }
  return {};
}

wire::List<Tag> TagsOf(Context& ctx, std::string_view resource_id) {
  wire::List<Tag> tags;
  for (const TagRow& row : ctx.Scan<TagRow>(resource_id)) tags.push_back({row.key, row.value});
  return tags;
}

std::string TagValue(Context& ctx, std::string_view resource_id, std::string_view key) {
  const TagRow* row = ctx.Peek<TagRow>(resource_id, key);
  return row ? row->value : "";
}

void TagValues(Context& ctx, std::string_view resource_id, std::string_view filter,
               std::vector<std::string>& out) {
  if (filter.starts_with("tag:")) {
    const TagRow* row = ctx.Peek<TagRow>(resource_id, filter.substr(4));
    if (row != nullptr) out.push_back(row->value);
    return;
  }
  for (const TagRow& row : ctx.Scan<TagRow>(resource_id)) {
    out.push_back(filter == "tag-key" ? row.key : row.value);
  }
}

Result<void> CheckTags(const wire::List<Tag>& tags) {
  std::vector<std::string> keys;
  for (const Tag& tag : tags) {
    const std::string key = tag.key.value_or("");
    if (key.empty()) return error::MissingParameter("Tag.1.Key");
    if (key.size() > kTagKeyMax) {
      return error::InvalidParameterValue("Tag key exceeds the maximum length of 128 characters");
    }
    if (tag.value.value_or("").size() > kTagValueMax) {
      return error::InvalidParameterValue("Tag value exceeds the maximum length of 256 characters");
    }
    if (ToLower(key).starts_with("aws:")) {
      return error::InvalidParameterValue(
          StrCat("Value ( ", key, " ) for parameter key is invalid. Tag keys starting with 'aws:' ",
                 "are reserved for internal use"));
    }
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) {
      return error::InvalidParameterValue(StrCat("Duplicate tag key '", key, "' specified."));
    }
    keys.push_back(key);
  }
  return {};
}

Result<wire::List<Tag>> TagsFor(const wire::List<TagSpecification>& specifications,
                                std::string_view resource_type) {
  wire::List<Tag> tags;
  for (const TagSpecification& specification : specifications) {
    if (specification.resource_type.value_or("") != resource_type) continue;
    tags.insert(tags.end(), specification.tags.begin(), specification.tags.end());
  }
  WT_TRY(CheckTags(tags));
  return tags;
}

Result<void> CheckSpecifications(const wire::List<TagSpecification>& specifications,
                                 std::initializer_list<std::string_view> types) {
  for (const TagSpecification& specification : specifications) {
    const std::string type = specification.resource_type.value_or("");
    if (type.empty()) {
      return error::MissingParameter("TagSpecification.1.ResourceType");
    }
    if (std::find(types.begin(), types.end(), type) == types.end()) {
      return error::InvalidParameterValue(
          StrCat("'", type, "' is not a valid taggable resource type for this operation."));
    }
  }
  return {};
}

Result<void> PutTags(Context& ctx, std::string_view resource_id, const wire::List<Tag>& tags) {
  for (const Tag& tag : tags) {
    ctx.Put(TagRow{.resource_id = std::string(resource_id),
                   .key = tag.key.value_or(""),
                   .value = tag.value.value_or(""),
                   .resource_type = std::string(ResourceTypeOf(resource_id))});
  }
  size_t count = 0;
  for (const TagRow& row : ctx.Scan<TagRow>(resource_id)) {
    count += row.key.starts_with("aws:") ? 0 : 1;
  }
  if (count > kTagsMax) {
    return error::Of("TagLimitExceeded",
                     "The maximum number of Tags for a resource has been reached.");
  }
  return {};
}

void EraseTags(Context& ctx, std::string_view resource_id) {
  for (const Tag& tag : TagsOf(ctx, resource_id)) {
    ctx.Erase<TagRow>(resource_id, tag.key.value_or(""));
  }
}

}  // namespace wt::ec2
