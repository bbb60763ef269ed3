#include "services/ecs/identity.h"

#include "services/ecs/cluster.h"

namespace wt::ecs {
namespace {

std::string SessionName(std::string_view account, std::string_view role, std::string_view session) {
  return StrCat("arn:aws:sts::", account, ":assumed-role/", role, "/", session);
}

std::string Unreachable(const Context& ctx, std::string_view endpoint, std::string_view detail) {
  return StrCat("RequestError: send request failed caused by: Post \"https://", endpoint, ".",
                ctx.region(), ".amazonaws.com/\": i/o timeout (", detail, ")");
}

}  // namespace

Identity IdentityOf(Context& ctx, const ec2::InstanceRow& instance) {
  Identity identity;
  if (instance.instance_profile_arn.empty()) {
    // Deviation: on AWS an instance without profile has no credentials; here it is taken to have
    // them, unless the world is strict; because the first program that people write launches
    // instances without one.
    identity.assumed = !ctx.world().options().strict_images;
    return identity;
  }
  const auto profile = iam::FindInstanceProfile(ctx, ctx.account(), instance.instance_profile_arn);
  if (!profile || profile->roles.empty()) return identity;
  std::optional<iam::RoleRow> role = iam::FindRole(ctx, ctx.account(), profile->roles.front());
  if (!role || !iam::TrustsService(ctx, *role, "ec2.amazonaws.com")) return identity;
  identity.name = SessionName(ctx.account(), role->name, instance.id);
  identity.role = std::move(role);
  return identity;
}

Identity IdentityOf(Context& ctx, const TaskRow& task, std::string_view execution_role_arn) {
  Identity identity;
  identity.role = iam::FindRole(ctx, ctx.account(), execution_role_arn);
  if (identity.role) {
    identity.name = SessionName(ctx.account(), identity.role->name, task.id);
  }
  return identity;
}

std::optional<std::string> Denied(Context& ctx, const Identity& identity, std::string_view action,
                                  std::string_view resource) {
  if (identity.assumed) return std::nullopt;
  if (!identity.role) {
    return "NoCredentialProviders: no valid providers in chain. Deprecated.";
  }
  if (iam::Allows(ctx, *identity.role, action, resource)) return std::nullopt;
  return StrCat("AccessDeniedException: User: ", identity.name,
                " is not authorized to perform: ", action, " on resource: ", resource,
                " because no identity-based policy allows the ", action, " action");
}

std::string PrimaryInterface(Context& ctx, std::string_view ec2_instance_id) {
  const std::vector<ec2::NetworkInterfaceRow> rows = ec2::InterfacesOf(ctx, ec2_instance_id);
  return rows.empty() ? "" : rows.front().id;
}

std::optional<std::string> WhyNotRegister(Context& ctx, const ec2::InstanceRow& instance,
                                          std::string_view cluster) {
  // 1. The agent signs with what its instance's profile gives it.
  const Identity identity = IdentityOf(ctx, instance);
  if (!identity.role && !identity.assumed) {
    return StrCat(
        "NoCredentialProviders: no EC2 instance role found (",
        instance.instance_profile_arn.empty()
            ? std::string("the instance has no instance profile")
            : StrCat(instance.instance_profile_arn, " has no role that trusts ec2.amazonaws.com"),
        ")");
  }
  // 2. It has to reach the service, over the internet or by endpoints in its VPC.
  const std::string interface = PrimaryInterface(ctx, instance.id);
  for (const std::string_view endpoint : {"ecs", "ecs-agent"}) {
    const ec2::Verdict verdict = ec2::CanReachService(ctx, interface, endpoint);
    if (!verdict.passes) return Unreachable(ctx, endpoint, verdict.detail);
  }
  // 3. And it has to be allowed to.
  return Denied(ctx, identity, "ecs:RegisterContainerInstance", ClusterArn(ctx, cluster));
}

std::optional<std::string> UnassumableRole(Context& ctx, const TaskDefinition& definition,
                                           const TaskOverride& overrides) {
  const auto& task = overrides.task_role_arn ? overrides.task_role_arn : definition.task_role_arn;
  const auto& execution =
      overrides.execution_role_arn ? overrides.execution_role_arn : definition.execution_role_arn;
  for (const std::optional<std::string>* wanted : {&execution, &task}) {
    if (!*wanted || (*wanted)->empty()) continue;
    const std::optional<iam::RoleRow> role = iam::FindRole(ctx, ctx.account(), **wanted);
    if (role && iam::TrustsService(ctx, *role, "ecs-tasks.amazonaws.com")) continue;
    return StrCat("ECS was unable to assume the role '", **wanted,
                  "' that was provided for this task. Please verify that the role being passed "
                  "has the proper trust relationship and permissions and that your IAM user has "
                  "permissions to pass this role.");
  }
  return std::nullopt;
}

}  // namespace wt::ecs
