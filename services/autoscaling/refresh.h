#pragma once

// Instance refreshes: a group's instances replaced, a few at a time.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/autoscaling/state.h"

namespace wt::autoscaling {

// The one that is under way, if any.
std::optional<RefreshRow> ActiveRefresh(Context& ctx, std::string_view group);
bool IsActive(const RefreshRow& row);
InstanceRefresh ToApi(const RefreshRow& row);

Result<RefreshRow> StartRefresh(Context& ctx, GroupRow group, RefreshRow row);
void CancelRefresh(Context& ctx, RefreshRow row);
Result<void> RollbackRefresh(Context& ctx, RefreshRow row, std::string_view reason);

class Refresh : public Controller {
 public:
  std::string_view name() const override;

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::autoscaling
