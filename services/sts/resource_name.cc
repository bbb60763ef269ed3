#include "services/sts/resource_name.h"

#include <array>
#include <optional>

#include "services/iam/iam.h"

namespace wt::sts {
namespace {

struct Rule {
  std::string_view service, member, resource;  // "{}" stands for the member's value.
  bool global = false;
};

// In order: the first member that a request gives counts.
constexpr Rule kRules[] = {
    {"iam", "RoleName", "role/{}", true},
    {"iam", "UserName", "user/{}", true},
    {"iam", "GroupName", "group/{}", true},
    {"iam", "InstanceProfileName", "instance-profile/{}", true},
    {"iam", "PolicyName", "policy/{}", true},
    {"ecr", "repositoryName", "repository/{}"},
    {"logs", "logGroupName", "log-group:{}"},
    {"ssm", "Name", "parameter/{}"},
    {"ecs", "clusterName", "cluster/{}"},
    {"ecs", "cluster", "cluster/{}"},
    {"ecs", "family", "task-definition/{}:*"},
    {"autoscaling", "AutoScalingGroupName", "autoScalingGroup:*:autoScalingGroupName/{}"},
    {"cloudwatch", "AlarmName", "alarm:{}"},
    {"ecr", "repositoryNames", "repository/{}"},
    {"ec2", "InstanceId", "instance/{}"},
    {"ec2", "InstanceIds", "instance/{}"},
    {"ec2", "VpcId", "vpc/{}"},
    {"ec2", "SubnetId", "subnet/{}"},
    {"ec2", "GroupId", "security-group/{}"},
    {"ec2", "LaunchTemplateId", "launch-template/{}"},
    {"ec2", "KeyName", "key-pair/{}"},
};

// What an operation makes or lists has no name yet; its kind has.
struct KindRule {
  std::string_view service, operation, resource;
  bool global = false;
};

constexpr KindRule kKinds[] = {
    {"ec2", "CreateVpc", "vpc/*"},
    {"ec2", "CreateSubnet", "subnet/*"},
    {"ec2", "CreateSecurityGroup", "security-group/*"},
    {"ec2", "CreateInternetGateway", "internet-gateway/*"},
    {"ec2", "CreateRouteTable", "route-table/*"},
    {"ec2", "CreateNatGateway", "natgateway/*"},
    {"ec2", "CreateNetworkInterface", "network-interface/*"},
    {"ec2", "CreateNetworkAcl", "network-acl/*"},
    {"ec2", "CreateLaunchTemplate", "launch-template/*"},
    {"ec2", "CreateVolume", "volume/*"},
    {"ec2", "AllocateAddress", "elastic-ip/*"},
    {"ec2", "RunInstances", "instance/*"},
    {"iam", "ListUsers", "user/", true},
    {"iam", "ListRoles", "role/", true},
    {"iam", "ListGroups", "group/", true},
    {"iam", "ListInstanceProfiles", "instance-profile/", true},
    {"logs", "DescribeLogGroups", "log-group::log-stream:"},
    {"ecr", "DescribeRepositories", "repository/*"},
};

// A string, or the first of a list of them.
std::optional<std::string> TextOf(const wire::Member& member, const void* in) {
  const wire::Shape* shape = member.shape;
  const void* value = member.slot->get(static_cast<const char*>(in) + member.offset);
  if (value == nullptr) return std::nullopt;
  if (shape->kind == wire::Kind::kList) {
    if (shape->list->size(value) == 0) return std::nullopt;
    value = shape->list->at(value, 0);
    shape = shape->element;
  }
  if (shape->kind != wire::Kind::kString) return std::nullopt;
  const auto& text = *static_cast<const std::string*>(value);
  return text.empty() ? std::nullopt : std::optional(text);
}

std::string_view PrefixOf(const wire::Service& service) {
  if (service.id == "cloudwatch") return "cloudwatch";
  return service.signing_name;
}

const KindRule* KindOf(const wire::Operation& operation) {
  for (const KindRule& rule : kKinds) {
    if (rule.service == operation.service->id && rule.operation == operation.name) return &rule;
  }
  return nullptr;
}

// A role or user has its path in its ARN.
std::string WithPath(Context& ctx, const Rule& rule, const std::string& name,
                     const std::string& arn) {
  if (rule.member == "RoleName") {
    if (const auto role = iam::FindRole(ctx, ctx.account(), name)) return role->arn;
  }
  if (rule.member == "UserName") {
    if (const auto* user = ctx.Turn::Peek<iam::UserRow>(ctx.account(), "", ToLower(name))) {
      return user->arn;
    }
  }
  return arn;
}

}  // namespace

std::string ActionOf(const wire::Operation& operation) {
  return StrCat(PrefixOf(*operation.service), ":", operation.name);
}

std::string ResourceOf(Context& ctx, const wire::Operation& operation, const void* in) {
  if (operation.input == nullptr) return "*";
  const wire::Service& service = *operation.service;
  // EC2's reads are about nothing in particular.
  if (service.id == "ec2" && operation.name.starts_with("Describe")) return "*";
  const auto named = [&](bool global, std::string_view resource) {
    return StrCat("arn:aws:", PrefixOf(service), ":", global ? "" : ctx.region(), ":",
                  ctx.account(), ":", resource);
  };
  // A subnet is made in a VPC, and is not it.
  if (service.id == "ec2") {
    if (const KindRule* kind = KindOf(operation)) return named(false, kind->resource);
  }
  for (const Rule& rule : kRules) {
    if (rule.service != service.id) continue;
    for (const wire::Member& member : operation.input->members) {
      if (member.name != rule.member) continue;
      const std::optional<std::string> value = TextOf(member, in);
      if (!value) continue;
      if (value->starts_with("arn:")) return *value;
      std::string resource(rule.resource);
      std::string_view name = *value;
      // "parameter/a/b" of "/a/b".
      if (rule.service == "ssm" && name.starts_with('/')) name.remove_prefix(1);
      resource.replace(resource.find("{}"), 2, name);
      return WithPath(ctx, rule, *value, named(rule.global, resource));
    }
  }
  if (const KindRule* kind = KindOf(operation)) return named(kind->global, kind->resource);
  // Otherwise the first member that is an ARN.
  for (const wire::Member& member : operation.input->members) {
    const std::optional<std::string> value = TextOf(member, in);
    if (value && value->starts_with("arn:")) return *value;
  }
  return "*";
}

}  // namespace wt::sts
