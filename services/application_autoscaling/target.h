#pragma once

// Scalable targets: found, checked, moved into their bounds.
// https://docs.aws.amazon.com/autoscaling/application/userguide/what-is-application-auto-scaling.html

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/application_autoscaling/state.h"

namespace wt::application_autoscaling {

inline constexpr std::string_view kBounds = "application_autoscaling.bounds";
inline constexpr std::string_view kFulfilment = "application_autoscaling.fulfilment";
inline constexpr std::string_view kSchedule = "application_autoscaling.schedule";

std::string TargetArn(const TargetRow& row);
ScalableTarget ToApi(const TargetRow& row);
// The key of its wake-ups: "ACCOUNT/REGION/ecs|service/c/s|ecs:service:DesiredCount".
std::string TargetKey(const Context& ctx, const TargetRow& row);
std::optional<TargetRow> TargetOfKey(Context& ctx, std::string_view rest);

// ValidationException, AccessDeniedException: namespace, resource and dimension do not go together.
Result<void> CheckTarget(std::string_view service_namespace, std::string_view resource_id,
                         std::string_view dimension);
// "No scalable target VERB for service namespace: …"
Error NoTarget(std::string_view verb, std::string_view service_namespace,
               std::string_view resource_id, std::string_view dimension);
Result<TargetRow> FindTarget(Context& ctx, std::string_view service_namespace,
                             std::string_view resource_id, std::string_view dimension);
std::optional<TargetRow> TargetWithArn(Context& ctx, std::string_view arn);

// Has the target's capacity moved inside its bounds; `cause` is what changed them, or empty.
void CheckBounds(Context& ctx, TargetRow row);
// With its policies, their alarms, its scheduled actions and tags.
void EraseTarget(Context& ctx, const TargetRow& row);

// By the ARN's account and Region:
// "arn:…:scalingPolicy:UUID:resource/NAMESPACE/RESOURCE:policyName/…"
std::string ResourcePart(const std::string& service_namespace, const std::string& resource_id);

}  // namespace wt::application_autoscaling
