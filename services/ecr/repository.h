#pragma once

// A repository: how it is found, named and shown.

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ecr/api.h"
#include "services/ecr/state.h"

namespace wt::ecr {

// The registry that a request names, else the caller's own.
std::string RegistryOf(const Context& ctx, const std::optional<std::string>& registry_id);
// RepositoryNotFoundException.
Result<RepositoryRow> FetchRepository(Context& ctx, const std::optional<std::string>& registry_id,
                                      std::string_view name);
Error RepositoryNotFound(std::string_view name, std::string_view registry);

std::string RepositoryArn(const RepositoryRow& row);
std::string RepositoryUri(const RepositoryRow& row);
Repository ToApi(const RepositoryRow& row);
// By ARN, for tagging; InvalidParameterException where it is none.
Result<RepositoryRow> FetchByArn(Context& ctx, std::string_view arn);

// InvalidParameterException, TooManyTagsException.
Result<void> PutTags(Context& ctx, const RepositoryRow& row, const wire::List<Tag>& tags);

// Mutability with its exclusions. InvalidParameterException where they do not go together.
Result<void> SetMutability(const std::string& mutability,
                           const wire::List<ImageTagMutabilityExclusionFilter>& exclusions,
                           RepositoryRow& row);
// Whether a tag, once given, may move to another image.
bool TagMoves(const RepositoryRow& row, std::string_view tag);

}  // namespace wt::ecr
