#pragma once

// Tags of every EC2 resource.

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ec2/api.h"

namespace wt::ec2 {

// In order of key; nothing to print where there is none.
wire::List<Tag> TagsOf(Context& ctx, std::string_view resource_id);
std::string TagValue(Context& ctx, std::string_view resource_id, std::string_view key);
// What a filter "tag:KEY", "tag-key" or "tag-value" looks at.
void TagValues(Context& ctx, std::string_view resource_id, std::string_view filter,
               std::vector<std::string>& out);

// The type by an id's prefix ("vpc-…" is "vpc"); empty where the prefix is no resource's.
std::string_view ResourceTypeOf(std::string_view resource_id);

// Checks keys, values and counts; puts nothing.
Result<void> CheckTags(const wire::List<Tag>& tags);
// The tags that a request gives to resources of that type. Errors: a specification's own.
Result<wire::List<Tag>> TagsFor(const wire::List<TagSpecification>& specifications,
                                std::string_view resource_type);
// The specifications must be for these types only.
Result<void> CheckSpecifications(const wire::List<TagSpecification>& specifications,
                                 std::initializer_list<std::string_view> types);
Result<void> PutTags(Context& ctx, std::string_view resource_id, const wire::List<Tag>& tags);
void EraseTags(Context& ctx, std::string_view resource_id);

}  // namespace wt::ec2
