#pragma once

// Deployments of services, their records (service deployments, revisions) and task sets.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/cloudwatch/cloudwatch.h"
#include "services/ecs/service.h"
#include "services/ecs/service_state.h"

namespace wt::ecs {

std::string ServiceDeploymentArn(const Context& ctx, std::string_view cluster,
                                 std::string_view service, std::string_view id);
std::string ServiceRevisionArn(const Context& ctx, std::string_view cluster,
                               std::string_view service, std::string_view number);
std::string TaskSetArn(const Context& ctx, const DeploymentRow& row);

// A deployment of the service as its row now is: it becomes the primary one, and what was under way
// stops. Puts the deployment and its records; the caller puts the service.
DeploymentRow OpenDeployment(Context& ctx, ServiceRow& service);
// The deployment reached what it was for.
void CompleteDeployment(Context& ctx, ServiceRow& service, DeploymentRow& row);
enum class DeploymentFailure { kNoStart, kFailedChecks, kAlarm, kStoppedByUser, kHook };
// It failed; with rollback the last completed one becomes the primary again.
void FailDeployment(Context& ctx, ServiceRow& service, DeploymentRow& row, DeploymentFailure why,
                    bool rollback);

// Alarms that fail a deployment.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
bool WatchesAlarms(const ServiceRow& service);
// Those in ALARM that were not when the deployment began.
std::vector<std::string> RaisedAlarms(Context& ctx, const ServiceRow& service,
                                      const DeploymentRow& row);
Duration BakeTime(Context& ctx, const ServiceRow& service);
// The schedulers of services whose deployments watch the alarm look at it.
void FollowAlarm(Turn& turn, const cloudwatch::AlarmStateChanged& news);

Deployment ToApi(Context& ctx, const DeploymentRow& row, const ServiceCounts::Of& counts);
TaskSet ToTaskSet(Context& ctx, const ServiceRow& service, const DeploymentRow& row,
                  const ServiceCounts::Of& counts);
ServiceDeployment ToApi(Context& ctx, const ServiceDeploymentRow& row);

// The task sets' shares of the service's desired count.
void ScaleTaskSets(Context& ctx, const ServiceRow& service);

// "ecs-svc/" and 19 digits.
std::string NewDeploymentId(Context& ctx);
bool HasRollback(const ServiceRow& service);
bool HasCircuitBreaker(const ServiceRow& service);
// Of a DescribeServiceDeployments ARN and the like: the part after its last slash.
struct ServicePart {
  std::string cluster, service, id;
};
std::optional<ServicePart> ParseServicePart(const Context& ctx, std::string_view kind,
                                            std::string_view arn);

}  // namespace wt::ecs
