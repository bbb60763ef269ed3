#include "services/ecs/operations.h"
#include "services/ecs/setting.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAccountSetting.html
Result<PutAccountSettingResponse> PutAccountSetting(Context& ctx,
                                                    const PutAccountSettingRequest& in) {
  WT_TRY(CheckSetting(in.name, in.value));
  const std::string principal = in.principal_arn.value_or(RootArn(ctx));
  ctx.Put(SettingRow{.principal = principal, .name = in.name, .value = in.value});
  PutAccountSettingResponse out;
  out.setting = SettingOf(in.name, in.value, principal);
  return out;
}

}  // namespace wt::ecs
