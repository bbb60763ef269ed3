#include "services/ecs/cluster.h"

#include <algorithm>

#include "emulator/base/encoding.h"
#include "services/ecs/capacity_provider.h"
#include "services/ecs/errors.h"
#include "services/ecs/service_state.h"
#include "services/ecs/tags.h"

namespace wt::ecs {
namespace {

struct Counts {
  int64_t active_ec2 = 0, active_fargate = 0, draining_ec2 = 0, draining_fargate = 0;
  int64_t instances = 0, running_ec2 = 0, pending_ec2 = 0, running_fargate = 0, pending_fargate = 0;
};

Counts CountsOf(Context& ctx, const std::string& cluster) {
  Counts counts;
  for (const ContainerInstanceRow& row : ctx.Scan<ContainerInstanceRow>(cluster)) {
    if (row.status == "ACTIVE" || row.status == "DRAINING") ++counts.instances;
  }
  for (const TaskRow& row : ctx.Scan<TaskRow>(cluster)) {
    const bool fargate = row.launch_type == "FARGATE";
    if (row.last_status == "RUNNING") ++(fargate ? counts.running_fargate : counts.running_ec2);
    if (row.last_status == "PENDING") ++(fargate ? counts.pending_fargate : counts.pending_ec2);
  }
  for (const ServiceRow& row : ctx.Scan<ServiceRow>(cluster)) {
    const auto& strategy = *row.strategy;
    const bool fargate = row.launch_type == "FARGATE" ||
                         (!strategy.empty() && IsFargate(strategy.front().capacity_provider));
    if (row.status == "ACTIVE") ++(fargate ? counts.active_fargate : counts.active_ec2);
    if (row.status == "DRAINING") ++(fargate ? counts.draining_fargate : counts.draining_ec2);
  }
  return counts;
}

// What managed scaling and managed draining hold on the groups behind the providers.
void AddAttachments(Context& ctx, const ClusterRow& row, Cluster& cluster) {
  cluster.attachments.present = true;
  for (const std::string& name : row.capacity_providers) {
    const auto* provider = ctx.Peek<CapacityProviderRow>(name);
    if (provider == nullptr) continue;
    const auto add = [&](std::string_view type) -> Attachment& {
      Attachment& attachment = cluster.attachments.emplace_back();
      const auto print = static_cast<uint64_t>(Fingerprint(StrCat(name, "/", type)));
      attachment.id = StrCat(name, "-", print % 100000000);
      attachment.type = type;
      attachment.status = "CREATED";
      attachment.details.push_back({std::string("capacityProviderName"), name});
      return attachment;
    };
    if (!provider->policy_name.empty()) {
      add("as_policy").details.push_back({std::string("scalingPolicyName"), provider->policy_name});
    }
    if (provider->draining) add("managed_draining");
  }
  if (!cluster.attachments.empty()) cluster.attachments_status = "UPDATE_COMPLETE";
}

}  // namespace

std::string_view ShortId(std::string_view reference) {
  const size_t slash = reference.rfind('/');
  return slash == std::string_view::npos ? reference : reference.substr(slash + 1);
}

Result<void> CheckPageSize(const std::optional<int64_t>& size, int64_t size_max) {
  if (size && (*size < 1 || *size > size_max)) {
    return error::InvalidParameterException(
        StrCat("maxResults must be between 1 and ", size_max, "."));
  }
  return {};
}

Error BadToken() { return error::InvalidParameterException("Invalid token."); }

std::string ClusterName(const std::optional<std::string>& reference) {
  return reference && !reference->empty() ? std::string(ShortId(*reference)) : "default";
}

std::string ClusterArn(const Context& ctx, std::string_view name) {
  return ctx.ArnOf("ecs", StrCat("cluster/", name));
}

Result<ClusterRow> FindCluster(Context& ctx, const std::optional<std::string>& reference) {
  std::optional<ClusterRow> row = ctx.Find<ClusterRow>(ClusterName(reference));
  const bool foreign = reference && reference->starts_with("arn:") && row &&
                       *reference != ClusterArn(ctx, row->name);
  if (!row || foreign) return error::ClusterNotFoundException("Cluster not found.");
  if (row->status == "INACTIVE") {
    return error::ClusterNotFoundException("Cluster not found.");
  }
  return *std::move(row);
}

Result<void> CheckClusterName(std::string_view name) {
  const bool good =
      !name.empty() && name.size() <= 255 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
      });
  if (good) return {};
  return error::InvalidParameterException(
      "Cluster names must be between 1 and 255 characters and contain only letters, numbers, "
      "hyphens and underscores.");
}

Result<void> CheckSettings(const wire::List<ClusterSetting>& settings) {
  for (const ClusterSetting& setting : settings) {
    if (setting.name.value_or("") != "containerInsights") {
      return error::InvalidParameterException(
          StrCat("Invalid cluster setting name: ", setting.name.value_or("null"), "."));
    }
    const std::string value = setting.value.value_or("");
    if (value != "enabled" && value != "disabled" && value != "enhanced") {
      return error::InvalidParameterException(
          StrCat("Invalid value for cluster setting containerInsights: ", value, "."));
    }
  }
  return {};
}

Cluster ToApi(Context& ctx, const ClusterRow& row, const wire::List<std::string>& include) {
  const Counts counts = CountsOf(ctx, row.name);
  Cluster cluster;
  cluster.cluster_name = row.name;
  cluster.cluster_arn = ClusterArn(ctx, row.name);
  cluster.status = row.status;
  cluster.registered_container_instances_count = counts.instances;
  cluster.running_tasks_count = counts.running_ec2 + counts.running_fargate;
  cluster.pending_tasks_count = counts.pending_ec2 + counts.pending_fargate;
  cluster.active_services_count = counts.active_ec2 + counts.active_fargate;
  cluster.statistics.present = true;
  if (Includes(include, "STATISTICS")) {
    const std::pair<const char*, int64_t> statistics[] = {
        {"runningEC2TasksCount", counts.running_ec2},
        {"runningFargateTasksCount", counts.running_fargate},
        {"pendingEC2TasksCount", counts.pending_ec2},
        {"pendingFargateTasksCount", counts.pending_fargate},
        {"activeEC2ServiceCount", counts.active_ec2},
        {"activeFargateServiceCount", counts.active_fargate},
        {"drainingEC2ServiceCount", counts.draining_ec2},
        {"drainingFargateServiceCount", counts.draining_fargate}};
    for (const auto& [name, value] : statistics) {
      cluster.statistics.push_back({std::string(name), StrCat(value)});
    }
  }
  cluster.settings.present = true;
  if (Includes(include, "SETTINGS")) cluster.settings = *row.settings;
  if (Includes(include, "CONFIGURATIONS") && row.has_configuration) {
    cluster.configuration = *row.configuration;
  }
  cluster.tags.present = true;
  if (Includes(include, "TAGS")) cluster.tags = TagsOf(ctx, *cluster.cluster_arn);
  cluster.capacity_providers.present = true;
  for (const std::string& name : row.capacity_providers) cluster.capacity_providers.push_back(name);
  cluster.default_capacity_provider_strategy = *row.default_strategy;
  cluster.default_capacity_provider_strategy.present = true;
  if (Includes(include, "ATTACHMENTS")) AddAttachments(ctx, row, cluster);
  if (!row.service_connect_namespace.empty()) {
    cluster.service_connect_defaults.emplace().namespace_ = row.service_connect_namespace;
  }
  return cluster;
}

}  // namespace wt::ecs
