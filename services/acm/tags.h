#pragma once

// Tags of certificates.

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/acm/api.h"
#include "services/acm/state.h"

namespace wt::acm {

// InvalidTagException, TooManyTagsException; puts them.
Result<void> PutTags(Context& ctx, const std::string& id, const wire::List<Tag>& tags);
void EraseTags(Context& ctx, const std::string& id);

}  // namespace wt::acm
