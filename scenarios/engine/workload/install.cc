#include <memory>

#include "emulator/world/page.h"
#include "emulator/world/world.h"
#include "scenarios/engine/workload/controller.h"
#include "scenarios/engine/workload/page.h"
#include "scenarios/engine/workload/workload.h"
#include "services/autoscaling/autoscaling.h"
#include "services/ec2/ec2.h"
#include "services/elbv2/elbv2.h"

namespace wt::workload {
namespace {

template <class News>
void TouchOn(World& world) {
  world.Subscribe<News>(
      [](Turn& turn, const News& news) { Workload::Touch(turn, news.account, news.region); });
}

}  // namespace

void Install(World& world) {
  world.AddRows<LoadRow>();
  world.AddRows<ServiceCauseRow>();
  world.AddRows<ScopeRow>();
  world.AddController(std::make_unique<Workload>());
  world.Subscribe<ecs::TaskStatusChanged>(&Workload::FollowTask);
  TouchOn<elbv2::TargetHealthChanged>(world);
  TouchOn<ec2::InstanceStateChanged>(world);
  TouchOn<autoscaling::InstanceJoined>(world);
  TouchOn<autoscaling::InstanceLeft>(world);
  TouchOn<ecs::ServiceDeleted>(world);
  world.Subscribe<PageAsked>(&AnswerPage);
}

}  // namespace wt::workload
