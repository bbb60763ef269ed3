#pragma once

// The faults there are, by the ids that AWS Fault Injection Service gives its actions, and ours
// beside them ("wt:…"): what each is told, and what it is aimed at. Plain data; it knows no world.
// https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html
//
// A fault is written in one of three ways.
//   FIS's own:  {"actionId": …, "parameters": {…}, "targets": {"Instances": "name"}}, beside
//               "targets": {"name": {"resourceType": …, "resourceTags": {…}, …}}.
//   Short:      aws:ec2:terminate-instances: {resourceTags: {Role: ecs}, selectionMode: COUNT(2)}
//               The members are the action's parameters and those of its one target (kTargetKeys).
//   Long:       {"action": …, "parameters": {…}, "targets": {"Instances": {"resourceTags": …}}}
//               Of the control API alone.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace wt::faults {

enum class Kind : uint8_t {
  kText,
  kDuration,  // "PT5M", or with units: "5m", "90s".
  kPercent,   // 1 to 100: 50, "50" or "50%".
  kNumber,    // Above 0.
  kInteger,   // From 0 to 255.
  kBytes,     // "20MiB"
  kZone,      // "b", "eu-central-1b" or a zone id.
  kZones,     // One or more, with commas between them or as a list.
  kNames,     // One or more, with commas between them or as a list.
  kChoice,    // One of `choices`, which has bars between them.
};

struct Parameter {
  std::string_view name;
  Kind kind = Kind::kText;
  bool required = false;
  std::string_view choices = {};
};

// A target's type as FIS names it. What is aimed at is found when the fault begins.
struct TargetType {
  std::string_view name;           // "Instances"
  std::string_view resource_type;  // "aws:ec2:instance"
  bool required = true;
};

enum class Lasting : uint8_t {
  kNo,   // It happens and is over; `for` has no meaning.
  kYes,  // Until its duration has passed or somebody ends it; without either, for ever.
};

struct Action {
  std::string_view id;
  Lasting lasting = Lasting::kNo;
  std::span<const Parameter> parameters;
  std::span<const TargetType> targets;
  std::string_view about;  // What it does, in a few words.
};

// The members of a target. `parameters` is a map, such as {"cluster": …, "service": …} of
// aws:ecs:task, or {"availabilityZoneIdentifier": …}.
inline constexpr auto kTargetKeys = std::to_array<std::string_view>(
    {"resourceType", "resourceArns", "resourceTags", "filters", "parameters", "selectionMode"});

constexpr bool IsTargetKey(std::string_view key) {
  for (const std::string_view known : kTargetKeys) {
    if (known == key) return true;
  }
  return false;
}

namespace table {

// Of the lasting ones; FIS requires it, here `for:` or an end by hand stands for it as well.
inline constexpr Parameter kDuration{"duration", Kind::kDuration};

inline constexpr auto kNone = std::array<Parameter, 0>{};
inline constexpr auto kOnlyDuration = std::to_array<Parameter>({kDuration});
inline constexpr auto kStop = std::to_array<Parameter>(
    {{"startInstancesAfterDuration", Kind::kDuration},
     {"completeIfInstancesTerminated", Kind::kChoice, false, "true|false"}});
inline constexpr auto kInterrupt =
    std::to_array<Parameter>({{"durationBeforeInterruption", Kind::kDuration, true}});
inline constexpr auto kCapacity =
    std::to_array<Parameter>({kDuration,
                              {"availabilityZoneIdentifiers", Kind::kZones, true},
                              {"percentage", Kind::kPercent}});
inline constexpr auto kDrain =
    std::to_array<Parameter>({kDuration, {"drainagePercentage", Kind::kPercent, true}});
// FIS knows the scopes dynamodb, prefix-list, s3 and s3express as well; they are not built.
inline constexpr auto kConnectivity = std::to_array<Parameter>(
    {kDuration, {"scope", Kind::kChoice, false, "all|availability-zone|vpc"}});
inline constexpr auto kApiError = std::to_array<Parameter>({kDuration,
                                                            {"service", Kind::kText, true},
                                                            {"operations", Kind::kNames},
                                                            {"percentage", Kind::kPercent}});
inline constexpr auto kZoneOnly =
    std::to_array<Parameter>({kDuration, {"zone", Kind::kZone, true}});
// `by` is added to the time from launch to the agent's registration, `times` multiplies it.
inline constexpr auto kSlowBoot = std::to_array<Parameter>(
    {kDuration, {"by", Kind::kDuration}, {"times", Kind::kNumber}, {"zone", Kind::kZone}});
inline constexpr auto kImpaired =
    std::to_array<Parameter>({kDuration, {"check", Kind::kChoice, false, "instance|system|both"}});
inline constexpr auto kCrashLoop = std::to_array<Parameter>({kDuration,
                                                             {"cluster"},
                                                             {"service", Kind::kText, true},
                                                             {"taskDefinition"},
                                                             {"after", Kind::kDuration},
                                                             {"exitCode", Kind::kInteger}});
inline constexpr auto kSlow = std::to_array<Parameter>({kDuration,
                                                        {"cluster"},
                                                        {"service", Kind::kText, true},
                                                        {"taskDefinition"},
                                                        {"times", Kind::kNumber, true}});
inline constexpr auto kLeak = std::to_array<Parameter>({kDuration,
                                                        {"cluster"},
                                                        {"service", Kind::kText, true},
                                                        {"taskDefinition"},
                                                        {"perMinute", Kind::kBytes, true}});
inline constexpr auto kBadVersion = std::to_array<Parameter>(
    {kDuration, {"cluster"}, {"service", Kind::kText, true}, {"taskDefinition"}});
inline constexpr auto kMetrics = std::to_array<Parameter>({kDuration, {"namespace"}, {"metric"}});
inline constexpr auto kMetricsDelay =
    std::to_array<Parameter>({kDuration, {"by", Kind::kDuration, true}, {"namespace"}, {"metric"}});
inline constexpr auto kMark = std::to_array<Parameter>({{"text", Kind::kText, true}});

inline constexpr auto kNoTarget = std::array<TargetType, 0>{};
inline constexpr auto kInstances = std::to_array<TargetType>({{"Instances", "aws:ec2:instance"}});
inline constexpr auto kSpotInstances =
    std::to_array<TargetType>({{"SpotInstances", "aws:ec2:spot-instance"}});
inline constexpr auto kGroups =
    std::to_array<TargetType>({{"AutoScalingGroups", "aws:ec2:autoscaling-group"}});
// FIS wants the role whose calls fail; here without one all callers' do.
inline constexpr auto kRoles = std::to_array<TargetType>({{"Roles", "aws:iam:role", false}});
inline constexpr auto kTasks = std::to_array<TargetType>({{"Tasks", "aws:ecs:task"}});
inline constexpr auto kClusters = std::to_array<TargetType>({{"Clusters", "aws:ecs:cluster"}});
inline constexpr auto kSubnets = std::to_array<TargetType>({{"Subnets", "aws:ec2:subnet"}});

}  // namespace table

// In order of the id.
inline constexpr auto kActions = std::to_array<Action>({
    {"aws:ec2:api-insufficient-instance-capacity-error", Lasting::kYes, table::kCapacity,
     table::kRoles, "launches by the API fail for want of capacity"},
    {"aws:ec2:asg-insufficient-instance-capacity-error", Lasting::kYes, table::kCapacity,
     table::kGroups, "launches of Auto Scaling groups fail for want of capacity"},
    {"aws:ec2:reboot-instances", Lasting::kNo, table::kNone, table::kInstances, "instances reboot"},
    {"aws:ec2:send-spot-instance-interruptions", Lasting::kNo, table::kInterrupt,
     table::kSpotInstances, "Spot instances are interrupted after a notice"},
    {"aws:ec2:stop-instances", Lasting::kNo, table::kStop, table::kInstances, "instances stop"},
    {"aws:ec2:terminate-instances", Lasting::kNo, table::kNone, table::kInstances,
     "instances are terminated"},
    {"aws:ecs:drain-container-instances", Lasting::kYes, table::kDrain, table::kClusters,
     "a part of a cluster's instances drains"},
    {"aws:ecs:stop-task", Lasting::kNo, table::kNone, table::kTasks, "tasks stop"},
    {"aws:fis:inject-api-internal-error", Lasting::kYes, table::kApiError, table::kRoles,
     "API calls are answered with InternalError"},
    {"aws:fis:inject-api-throttle-error", Lasting::kYes, table::kApiError, table::kRoles,
     "API calls are throttled"},
    {"aws:fis:inject-api-unavailable-error", Lasting::kYes, table::kApiError, table::kRoles,
     "API calls are answered with Unavailable"},
    {"aws:network:disrupt-connectivity", Lasting::kYes, table::kConnectivity, table::kSubnets,
     "nothing passes into or out of subnets"},
    {"stop", Lasting::kNo, table::kNone, table::kNoTarget, "the run ends as aborted"},
    {"wt:agent:disconnect", Lasting::kYes, table::kOnlyDuration, table::kInstances,
     "container agents lose their connection"},
    {"wt:az:power-loss", Lasting::kYes, table::kZoneOnly, table::kNoTarget,
     "a zone's instances die and none can be launched there"},
    {"wt:clock:mark", Lasting::kNo, table::kMark, table::kNoTarget, "a line in the report"},
    {"wt:instance:impaired", Lasting::kYes, table::kImpaired, table::kInstances,
     "status checks fail"},
    {"wt:instance:slow-boot", Lasting::kYes, table::kSlowBoot, table::kNoTarget,
     "new instances take longer until their agent registers"},
    {"wt:metrics:delay", Lasting::kYes, table::kMetricsDelay, table::kNoTarget,
     "metrics come late"},
    {"wt:metrics:gap", Lasting::kYes, table::kMetrics, table::kNoTarget, "metrics are missing"},
    {"wt:task:bad-version", Lasting::kYes, table::kBadVersion, table::kNoTarget,
     "health checks of a version never pass"},
    {"wt:task:crash-loop", Lasting::kYes, table::kCrashLoop, table::kNoTarget,
     "tasks exit some time after their start"},
    {"wt:task:leak", Lasting::kYes, table::kLeak, table::kNoTarget,
     "tasks use more and more memory until they are killed"},
    {"wt:task:slow", Lasting::kYes, table::kSlow, table::kNoTarget, "requests take more CPU time"},
});

constexpr const Action* FindAction(std::string_view id) {
  for (const Action& action : kActions) {
    if (action.id == id) return &action;
  }
  return nullptr;
}

constexpr const Parameter* FindParameter(const Action& action, std::string_view name) {
  for (const Parameter& parameter : action.parameters) {
    if (parameter.name == name) return &parameter;
  }
  return nullptr;
}

}  // namespace wt::faults
