#pragma once

// Tags of alarms and dashboards.

#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/cloudwatch/api.h"

namespace wt::cloudwatch {

wire::List<Tag> TagsOf(Context& ctx, std::string_view arn);
// Checks keys, values and their number together with those that are there; puts nothing.
Result<void> CheckTags(Context& ctx, std::string_view arn, const wire::List<Tag>& tags);
void PutTags(Context& ctx, std::string_view arn, const wire::List<Tag>& tags);
void EraseTag(Context& ctx, std::string_view arn, std::string_view key);
void EraseTags(Context& ctx, std::string_view arn);
// Errors: no such alarm or dashboard.
Result<void> CheckTagged(Context& ctx, std::string_view arn);

}  // namespace wt::cloudwatch
