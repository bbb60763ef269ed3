#pragma once

// In whose name an agent acts, and whether that identity may: the instance's role, or a task's.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-ecs-iam-role-overview.html

#include <optional>
#include <string>
#include <string_view>

#include "emulator/world/context.h"
#include "services/ec2/ec2.h"
#include "services/ecs/state.h"
#include "services/ecs/task_definition.h"
#include "services/iam/iam.h"

namespace wt::ecs {

struct Identity {
  std::optional<iam::RoleRow> role;  // None: there are no credentials at all,
  bool assumed = false;              // or they are taken to be there and to allow everything.
  std::string name;                  // "arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION"
};

// The role of the instance's profile, which the metadata service hands out to whoever asks.
Identity IdentityOf(Context& ctx, const ec2::InstanceRow& instance);
// The execution role that a task's images are pulled and its logs are opened with.
Identity IdentityOf(Context& ctx, const TaskRow& task, std::string_view execution_role_arn);

// "AccessDeniedException: User: … is not authorized to perform: …"; nothing where it may.
std::optional<std::string> Denied(Context& ctx, const Identity& identity, std::string_view action,
                                  std::string_view resource);

// The interface under which an instance is seen; empty where it has none.
std::string PrimaryInterface(Context& ctx, std::string_view ec2_instance_id);

// Why an agent on that instance cannot register with the cluster, in its log's words.
std::optional<std::string> WhyNotRegister(Context& ctx, const ec2::InstanceRow& instance,
                                          std::string_view cluster);

// A role of the task's that ECS cannot assume: "ECS was unable to assume the role '…' that was
// provided for this task. …".
std::optional<std::string> UnassumableRole(Context& ctx, const TaskDefinition& definition,
                                           const TaskOverride& overrides);

}  // namespace wt::ecs
