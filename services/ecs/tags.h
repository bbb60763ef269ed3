#pragma once

// Tags of ECS resources, by ARN.

#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ecs/api.h"

namespace wt::ecs {

wire::List<Tag> TagsOf(Context& ctx, std::string_view arn);
// InvalidParameterException: what ECS does not take as a tag.
Result<void> CheckTags(const wire::List<Tag>& tags);
void PutTags(Context& ctx, std::string_view arn, const wire::List<Tag>& tags);
void EraseTags(Context& ctx, std::string_view arn);

// Whether a request asks for a part by name ("TAGS").
bool Includes(const wire::List<std::string>& include, std::string_view part);

}  // namespace wt::ecs
