#pragma once

// Tags of groups.

#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/autoscaling/state.h"

namespace wt::autoscaling {

wire::List<TagDescription> TagsOf(Context& ctx, std::string_view group);
TagDescription ToApi(const TagRow& row);
// A request's tags, for the group that each names or for `group`. ValidationError where one is not
// allowed.
Result<void> CheckTags(const wire::List<Tag>& tags);
void PutTags(Context& ctx, std::string_view group, const wire::List<Tag>& tags);

}  // namespace wt::autoscaling
