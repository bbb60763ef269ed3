#include "tests/services/ecs/ecs_world.h"

#include "emulator/base/encoding.h"

namespace wt {

EcsWorld::EcsWorld() {
  for (const char* zone : {"us-east-1a", "us-east-1b", "us-east-1c"}) {
    const Json found = Call("ec2.DescribeSubnets",
                            {{"Filters", {{{"Name", "availability-zone"}, {"Values", {zone}}}}}});
    subnets_.push_back(found["Subnets"][0]["SubnetId"]);
  }
  Role(kProfile, "ec2.amazonaws.com", "service-role/AmazonEC2ContainerServiceforEC2Role");
  Call("iam.CreateInstanceProfile", {{"InstanceProfileName", kProfile}});
  Call("iam.AddRoleToInstanceProfile", {{"InstanceProfileName", kProfile}, {"RoleName", kProfile}});
}

std::string EcsWorld::Role(const std::string& name, const std::string& service,
                           const std::string& managed_policy) {
  const Json trust = {{"Version", "2012-10-17"},
                      {"Statement",
                       {{{"Effect", "Allow"},
                         {"Principal", {{"Service", service}}},
                         {"Action", "sts:AssumeRole"}}}}};
  const Json role = Call("iam.CreateRole",
                         {{"RoleName", name}, {"AssumeRolePolicyDocument", trust.dump()}})["Role"];
  if (!managed_policy.empty()) {
    Call("iam.AttachRolePolicy",
         {{"RoleName", name}, {"PolicyArn", "arn:aws:iam::aws:policy/" + managed_policy}});
  }
  return role["Arn"];
}

std::vector<std::string> EcsWorld::Launch(const std::string& user_data, int count,
                                          const std::string& type, const Json& more) {
  std::vector<std::string> ids;
  for (int i = 0; i < count; ++i) {
    Json request = {{"ImageId", "ami-0123456789abcdef0"},
                    {"InstanceType", type},
                    {"MinCount", 1},
                    {"MaxCount", 1},
                    {"SubnetId", subnets_[static_cast<size_t>(i) % subnets_.size()]},
                    {"IamInstanceProfile", {{"Name", kProfile}}},
                    {"UserData", Base64Encode(user_data)}};
    request.merge_patch(more);
    const Json made = Call("ec2.RunInstances", request);
    ids.push_back(made["Instances"][0]["InstanceId"]);
  }
  return ids;
}

std::vector<std::string> EcsWorld::Join(const std::string& cluster, int count,
                                        const std::string& type,
                                        const std::string& more_user_data) {
  const std::vector<std::string> ids = Launch(
      "#!/bin/bash\necho ECS_CLUSTER=" + cluster + " >> /etc/ecs/ecs.config\n" + more_user_data,
      count, type);
  Advance(Minutes(3));
  return ids;
}

std::vector<std::string> EcsWorld::ContainerInstances(const std::string& cluster) {
  return Call("ecs.ListContainerInstances", {{"cluster", cluster}})["containerInstanceArns"]
      .get<std::vector<std::string>>();
}

Json EcsWorld::DescribeInstance(const std::string& cluster, const std::string& arn) {
  return Call("ecs.DescribeContainerInstances",
              {{"cluster", cluster}, {"containerInstances", {arn}}})["containerInstances"][0];
}

Json EcsWorld::Define(const std::string& family, int cpu, int memory, const Json& more) {
  Json request = {{"family", family},
                  {"containerDefinitions",
                   {{{"name", "app"},
                     {"image", "nginx"},
                     {"cpu", cpu},
                     {"memory", memory},
                     {"portMappings", {{{"containerPort", 80}, {"hostPort", 0}}}}}}}};
  request.merge_patch(more);
  return Call("ecs.RegisterTaskDefinition", request)["taskDefinition"];
}

Json EcsWorld::Task(const std::string& cluster, const std::string& arn) {
  return Call("ecs.DescribeTasks", {{"cluster", cluster}, {"tasks", {arn}}})["tasks"][0];
}

int64_t Amount(const Json& resources, const std::string& name) {
  for (const Json& resource : resources) {
    if (resource["name"] == name) return resource["integerValue"];
  }
  return -1;
}

}  // namespace wt
