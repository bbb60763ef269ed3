#pragma once

// Parameters as the API checks and shows them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ssm/api.h"
#include "services/ssm/parameter.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/general/latest/gr/ssm.html
inline constexpr int64_t kVersionsMax = 100;
inline constexpr size_t kLabelsMax = 10;
inline constexpr size_t kStandardBytesMax = 4096;
inline constexpr size_t kAdvancedBytesMax = 8192;
inline constexpr size_t kTagsMax = 50;
inline constexpr size_t kLevelsMax = 15;

// ValidationException, HierarchyLevelLimitExceededException.
Result<void> CheckName(const std::string& name);
// What a PutParameter changes in the newest version; every error of a value.
Result<void> ApplyPut(Context& ctx, const PutParameterRequest& in, bool known, VersionRow& row);
bool IsLabel(std::string_view label);
// Also its versions and tags. False where there is none.
bool EraseParameter(Context& ctx, const std::string& name);

Result<void> PutTags(Context& ctx, const std::string& name, const wire::List<Tag>& tags);
// The parameter that a tagging call names: InvalidResourceType, InvalidResourceId.
Result<std::string> TaggedParameter(Context& ctx, const std::string& type, const std::string& id);

Error BadToken();

Parameter ToApi(const Selector& selector, const VersionRow& row, bool decrypted);
ParameterMetadata ToMetadata(Context& ctx, const VersionRow& row);
ParameterHistory ToHistory(Context& ctx, const VersionRow& row, bool decrypted);

}  // namespace wt::ssm
