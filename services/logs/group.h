#pragma once

// A log group: how it is found, tagged and shown.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/logs/api.h"
#include "services/logs/state.h"

namespace wt::logs {

// Without the ":*" that DescribeLogGroups adds.
std::string GroupArn(const Context& ctx, std::string_view name);

// ResourceNotFoundException.
Result<GroupRow> FetchGroup(Context& ctx, std::string_view name);
// By name or ARN.
Result<GroupRow> FetchByIdentifier(Context& ctx, std::string_view name_or_arn);
// InvalidParameterException where neither or both are given.
Result<GroupRow> FetchEither(Context& ctx, const std::optional<std::string>& name,
                             const std::optional<std::string>& identifier);
// With its streams, events, filters and tags.
void EraseGroup(Context& ctx, const GroupRow& row);

LogGroup ToApi(Context& ctx, const GroupRow& row);
Result<void> CheckRetention(int64_t days);
Error BadToken();

// The ARN of a group that a tagging call names, without ":*".
Result<std::string> TaggedArn(Context& ctx, std::string_view arn);
wire::Map<std::string> TagsOf(Context& ctx, const std::string& arn);
Result<void> PutTags(Context& ctx, const std::string& arn, const wire::Map<std::string>& tags);

}  // namespace wt::logs
