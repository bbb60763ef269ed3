#include "services/ecs/task_network.h"

#include "services/ec2/ec2.h"
#include "services/ecs/task.h"

namespace wt::ecs {
namespace {

// As it stands in the interfaces that ECS makes. Assumed; AWS does not publish it.
constexpr std::string_view kRequester = "578734482556";

std::string NewUuid(Context& ctx) {
  const std::string hex = ctx.NewHexId(32);
  return StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-", hex.substr(12, 4), "-",
                hex.substr(16, 4), "-", hex.substr(20));
}

// On an instance, the first of the task's subnets that is in the instance's zone.
std::string SubnetFor(Context& ctx, const TaskRow& task) {
  if (!task.subnet_id.empty()) return task.subnet_id;
  for (const std::string& id : task.subnets) {
    const auto subnet = ec2::FindSubnetRow(ctx, id);
    if (subnet && subnet->az == task.az) return id;
  }
  return task.subnets.empty() ? "" : task.subnets.front();
}

// The instance, or with an interface of its own that one.
std::string HostOf(Context& ctx, const TaskRow& task) {
  if (task.awsvpc) return task.eni_id;
  const auto* instance = ctx.Peek<ContainerInstanceRow>(task.cluster, task.instance_id);
  return instance != nullptr ? instance->ec2_instance_id : "";
}

}  // namespace

Result<void> AttachInterface(Context& ctx, TaskRow& task) {
  task.subnet_id = SubnetFor(ctx, task);
  task.attachment_id = NewUuid(ctx);
  ec2::ManagedInterface wanted;
  wanted.subnet_id = task.subnet_id;
  wanted.description = ctx.ArnOf("ecs", StrCat("attachment/", task.attachment_id));
  wanted.requester_id = kRequester;
  wanted.group_ids = task.security_groups;
  wanted.public_ip = task.assign_public_ip;
  wanted.delete_on_termination = true;
  const auto* instance = ctx.Peek<ContainerInstanceRow>(task.cluster, task.instance_id);
  if (instance != nullptr) {
    wanted.instance_id = instance->ec2_instance_id;
    wanted.instance_owner_id = ctx.account();
  }
  const ec2::NetworkInterfaceRow made = WT_TRY(ec2::MakeManagedInterface(ctx, wanted));
  task.eni_id = made.id;
  task.private_ip = made.private_ip;
  task.mac_address = made.mac_address;
  return {};
}

void DetachInterface(Context& ctx, const TaskRow& task) {
  if (task.eni_id.empty()) return;
  ec2::ForgetHost(ctx, task.eni_id);
  ec2::EraseManagedInterface(ctx, task.eni_id);
}

void OpenPorts(Context& ctx, const TaskRow& task) {
  const std::string host = HostOf(ctx, task);
  if (host.empty()) return;
  const std::string owner = TaskArn(ctx, task.cluster, task.id);
  for (const std::string& binding : task.bindings) {
    const auto parts = Split(binding, '|');
    ec2::SocketRow socket;
    socket.account = ctx.account();
    socket.region = ctx.region();
    socket.host = host;
    socket.port = ParseInt(parts[2]).value_or(0);
    socket.protocol = parts[3];
    socket.owner = owner;
    ec2::PutSocket(ctx, socket);
  }
}

void ClosePorts(Context& ctx, const TaskRow& task) {
  const std::string host = HostOf(ctx, task);
  if (host.empty()) return;
  for (const std::string& binding : task.bindings) {
    ec2::EraseSocket(ctx, host, ParseInt(Split(binding, '|')[2]).value_or(0));
  }
}

}  // namespace wt::ecs
