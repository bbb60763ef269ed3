#include "services/ecs/operations.h"
#include "services/ecs/setting.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteAccountSetting.html
Result<DeleteAccountSettingResponse> DeleteAccountSetting(Context& ctx,
                                                          const DeleteAccountSettingRequest& in) {
  WT_TRY(CheckSetting(in.name, std::nullopt));
  const std::string principal = in.principal_arn.value_or(RootArn(ctx));
  ctx.Erase<SettingRow>(principal, in.name);
  DeleteAccountSettingResponse out;
  out.setting = SettingOf(in.name, EffectiveSetting(ctx, in.name, principal), principal);
  return out;
}

}  // namespace wt::ecs
