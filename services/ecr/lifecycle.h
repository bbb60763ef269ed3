#pragma once

// Lifecycle policies of repositories.
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html

#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/laws/image_lifecycle/image_lifecycle.h"
#include "emulator/world/context.h"
#include "services/ecr/state.h"

namespace wt::ecr {

inline constexpr std::string_view kLifecycleController = "ecr.lifecycle";

// InvalidParameterException where the text is no policy.
Result<std::vector<laws::image_lifecycle::Rule>> ParseLifecycle(std::string_view text);
// What a policy would expire now.
std::vector<laws::image_lifecycle::Expiry> WouldExpire(
    Turn& turn, const RepositoryRow& row, const std::vector<laws::image_lifecycle::Rule>& rules);
// The digests that a manifest names: of its layers and its configuration, or of its images.
std::vector<std::string> DigestsIn(std::string_view manifest, std::string_view member);

}  // namespace wt::ecr
