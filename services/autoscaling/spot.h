#pragma once

// Spot interruptions, which happen when a user says so: there is no market here that would.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-capacity-rebalancing.html

#include <string>
#include <string_view>

#include "emulator/base/time.h"
#include "emulator/world/context.h"
#include "emulator/world/page.h"

namespace wt::autoscaling {

// POST /_windtunnel/spot/interrupt?instance=ID: a rebalance recommendation now, and the end after
// the notice of two minutes. With &notice=rebalance the recommendation alone.
void AnswerSpotPage(Turn& turn, const PageAsked& asked);

// The notice that a Spot instance is interrupted: a recommendation to rebalance now, and the end
// after `notice`. False where it is no Spot instance that runs.
bool InterruptSpot(Context& ctx, std::string_view instance_id, Duration notice);

// The end of the notice.
class SpotInterruption : public Controller {
 public:
  std::string_view name() const override;

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::autoscaling
