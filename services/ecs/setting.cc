#include "services/ecs/setting.h"

#include <algorithm>

#include "services/ecs/errors.h"

namespace wt::ecs {
namespace {

constexpr std::string_view kOnOff[] = {"enabled", "disabled"};
constexpr std::string_view kOn[] = {"enabled"};
constexpr std::string_view kInsights[] = {"enabled", "disabled", "enhanced"};
constexpr std::string_view kTagging[] = {"on", "off"};
constexpr std::string_view kLogMode[] = {"blocking", "non-blocking"};
constexpr std::string_view kRetirement[] = {"0", "7", "14"};

constexpr SettingKind kKinds[] = {
    {"awsvpcTrunking", "disabled", kOnOff},
    {"containerInsights", "disabled", kInsights},
    {"containerInstanceLongArnFormat", "enabled", kOn},
    {"defaultLogDriverMode", "non-blocking", kLogMode},
    {"dualStackIPv6", "enabled", kOnOff},
    {"fargateFIPSMode", "disabled", kOnOff},
    {"fargateTaskRetirementWaitPeriod", "7", kRetirement},
    {"guardDutyActivate", "off", kTagging},
    {"serviceLongArnFormat", "enabled", kOn},
    {"tagResourceAuthorization", "off", kTagging},
    {"taskLongArnFormat", "enabled", kOn},
};

const SettingKind* FindKind(std::string_view name) {
  for (const SettingKind& kind : kKinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

}  // namespace

std::span<const SettingKind> SettingKinds() { return kKinds; }

Result<void> CheckSetting(const std::string& name, const std::optional<std::string>& value) {
  const SettingKind* kind = FindKind(name);
  if (kind == nullptr) {
    return error::InvalidParameterException(StrCat("The setting name ", name, " is not valid."));
  }
  if (!value) return {};
  if (std::find(kind->values.begin(), kind->values.end(), *value) == kind->values.end()) {
    return error::InvalidParameterException(StrCat("Invalid value ", *value, " for setting ", name,
                                                   ". Valid values: ", Join(kind->values, ", "),
                                                   "."));
  }
  return {};
}

std::string EffectiveSetting(Context& ctx, const std::string& name, const std::string& principal) {
  if (const auto own = ctx.Find<SettingRow>(principal, name)) return own->value;
  if (const auto account = ctx.Find<SettingRow>("", name)) return account->value;
  const SettingKind* kind = FindKind(name);
  return kind != nullptr ? std::string(kind->otherwise) : "";
}

Setting SettingOf(const std::string& name, const std::string& value, const std::string& principal) {
  Setting setting;
  setting.name = name;
  setting.value = value;
  setting.principal_arn = principal;
  setting.type = "user";
  return setting;
}

std::string RootArn(const Context& ctx) { return StrCat("arn:aws:iam::", ctx.account(), ":root"); }

}  // namespace wt::ecs
