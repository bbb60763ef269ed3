#include "services/ecs/operations.h"
#include "services/ecs/setting.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAccountSettingDefault.html
Result<PutAccountSettingDefaultResponse> PutAccountSettingDefault(
    Context& ctx, const PutAccountSettingDefaultRequest& in) {
  WT_TRY(CheckSetting(in.name, in.value));
  ctx.Put(SettingRow{.name = in.name, .value = in.value});
  PutAccountSettingDefaultResponse out;
  out.setting = SettingOf(in.name, in.value, RootArn(ctx));
  return out;
}

}  // namespace wt::ecs
