#include "emulator/world/pager.h"
#include "services/ecs/cluster.h"
#include "services/ecs/operations.h"
#include "services/ecs/setting.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListAccountSettings.html
Result<ListAccountSettingsResponse> ListAccountSettings(Context& ctx,
                                                        const ListAccountSettingsRequest& in) {
  if (in.name) WT_TRY(CheckSetting(*in.name, std::nullopt));
  WT_TRY(CheckPageSize(in.max_results, 10));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, 10, BadToken()));
  const std::string principal = in.principal_arn.value_or(RootArn(ctx));
  const bool effective = in.effective_settings.value_or(false);
  ListAccountSettingsResponse out;
  out.settings.present = true;
  for (const SettingKind& kind : SettingKinds()) {
    const std::string name(kind.name);
    const auto own = ctx.Find<SettingRow>(principal, name);
    if ((in.name && *in.name != name) || pager.Before(name) || (!effective && !own)) continue;
    const std::string value = EffectiveSetting(ctx, name, principal);
    if (in.value && *in.value != value) continue;
    if (!pager.Take(name)) break;
    out.settings.push_back(SettingOf(name, value, principal));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ecs
