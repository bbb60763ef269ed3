#pragma once

// Container instances: find, register, lose, render, and the resources that tasks take of them.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/create-capacity.html

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/laws/placement/placement.h"
#include "emulator/world/context.h"
#include "services/ec2/ec2.h"
#include "services/ecs/state.h"

namespace wt::ecs {

std::string ContainerInstanceArn(const Context& ctx, std::string_view cluster, std::string_view id);
// By id or ARN; INACTIVE ones are found as well.
std::optional<ContainerInstanceRow> FindContainerInstance(Context& ctx, const ClusterRow& cluster,
                                                          std::string_view reference);
std::optional<ContainerInstanceRow> ContainerInstanceOf(Context& ctx,
                                                        std::string_view ec2_instance_id);

// What an agent with these settings registers for that instance.
ContainerInstanceRow NewContainerInstance(Context& ctx, const ec2::InstanceRow& instance,
                                          std::string_view cluster,
                                          const std::map<std::string, std::string>& settings);

// The tasks that are placed on it and not stopped yet.
std::vector<TaskRow> TasksOn(Context& ctx, const ContainerInstanceRow& row);
// Whether no task but those of daemon services is left there.
bool OnlyDaemonsOn(Context& ctx, const ContainerInstanceRow& row);
// All attributes: the agent's capabilities, those of the EC2 instance, custom ones.
wire::List<Attribute> AttributesOf(const ContainerInstanceRow& row);
// Puts a row that changed otherwise than by a task's coming or going; its `version` grows.
void PutChanged(Context& ctx, ContainerInstanceRow row);

// Wakes whom its new state concerns: the services with tasks there, daemons, those without room.
void NoticeState(Context& ctx, const ContainerInstanceRow& row);

// Takes it out of its cluster: tasks on it stop for that reason.
void Deregister(Context& ctx, ContainerInstanceRow row, std::string_view stopped_reason);

laws::placement::Instance ToLaw(Context& ctx, const ContainerInstanceRow& row);
ContainerInstance ToApi(Context& ctx, const ContainerInstanceRow& row,
                        const wire::List<std::string>& include);

// The agent's own: SSH, Docker, introspection, credentials.
inline constexpr std::string_view kReservedTcpPorts[] = {"22", "2375", "2376", "51678", "51679"};

}  // namespace wt::ecs
