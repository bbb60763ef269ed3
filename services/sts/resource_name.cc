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
    {"ec2", "InstanceId", "instance/{}"},
    {"ec2", "VpcId", "vpc/{}"},
    {"ec2", "SubnetId", "subnet/{}"},
    {"ec2", "GroupId", "security-group/{}"},
    {"ec2", "LaunchTemplateId", "launch-template/{}"},
    {"ec2", "KeyName", "key-pair/{}"},
};

std::optional<std::string> TextOf(const wire::Member& member, const void* in) {
  if (member.shape->kind != wire::Kind::kString) return std::nullopt;
  const void* value = member.slot->get(static_cast<const char*>(in) + member.offset);
  if (value == nullptr) return std::nullopt;
  const auto& text = *static_cast<const std::string*>(value);
  return text.empty() ? std::nullopt : std::optional(text);
}

std::string_view PrefixOf(const wire::Service& service) {
  if (service.id == "cloudwatch") return "cloudwatch";
  return service.signing_name;
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
      const std::string arn =
          StrCat("arn:aws:", PrefixOf(service), ":", rule.global ? "" : ctx.region(), ":",
                 ctx.account(), ":", resource);
      return WithPath(ctx, rule, *value, arn);
    }
  }
  // Otherwise the first member that is an ARN.
  for (const wire::Member& member : operation.input->members) {
    const std::optional<std::string> value = TextOf(member, in);
    if (value && value->starts_with("arn:")) return *value;
  }
  return "*";
}

}  // namespace wt::sts
