#pragma once

// Account settings.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ecs/state.h"

namespace wt::ecs {

struct SettingKind {
  std::string_view name;
  std::string_view otherwise;  // What holds where nobody set it.
  std::span<const std::string_view> values;
};
// In order of name.
std::span<const SettingKind> SettingKinds();

// InvalidParameterException. Without a value, only the name is checked.
Result<void> CheckSetting(const std::string& name, const std::optional<std::string>& value);
// The principal's own, else the account's default, else AWS's.
std::string EffectiveSetting(Context& ctx, const std::string& name, const std::string& principal);
Setting SettingOf(const std::string& name, const std::string& value, const std::string& principal);
std::string RootArn(const Context& ctx);

}  // namespace wt::ecs
