#include "emulator/world/world.h"
#include "services/cloudwatch/cloudwatch.h"
#include "services/cloudwatch/controllers/alarm_evaluation.h"
#include "services/cloudwatch/service_entry.h"
#include "services/cloudwatch/state.h"

namespace wt::cloudwatch {

void Install(World& world) {
  world.Install(GetServiceEntry());
  world.AddRows<MetricRow>();
  world.AddRows<DatapointRow>();
  world.AddRows<MetricCauseRow>();
  world.AddRows<AlarmRow>();
  world.AddRows<AlarmParentRow>();
  world.AddRows<AlarmHistoryRow>();
  world.AddRows<TagRow>();
  world.AddRows<DashboardRow>();
  world.AddRows<AnomalyDetectorRow>();
  world.AddController(std::make_unique<AlarmEvaluation>());
}

}  // namespace wt::cloudwatch
