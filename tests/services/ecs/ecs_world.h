#pragma once

// A world with what ECS tests stand on: clusters, instances that join them, small definitions.

#include <string>
#include <vector>

#include "tests/support/test_world.h"

namespace wt {

class EcsWorld : public TestWorld {
 public:
  EcsWorld();

  // What lets an agent register: the instance profile that instances are launched with.
  static constexpr const char* kProfile = "ecsInstanceRole";

  // Instances of that type, one zone after the other, whose user data names the cluster; answers
  // their EC2 ids when all have registered.
  std::vector<std::string> Join(const std::string& cluster, int count,
                                const std::string& type = "t3.medium",
                                const std::string& more_user_data = "");
  // The same without waiting.
  std::vector<std::string> Launch(const std::string& user_data, int count,
                                  const std::string& type = "t3.medium",
                                  const Json& more = Json::object());
  std::vector<std::string> ContainerInstances(const std::string& cluster);
  Json DescribeInstance(const std::string& cluster, const std::string& arn);
  // One container "app" of that size on a dynamic port for 80; `more` is merged into the request.
  Json Define(const std::string& family, int cpu, int memory, const Json& more = Json::object());
  Json Task(const std::string& cluster, const std::string& arn);

  // A role that `service` may assume, with AWS's managed policy of that name; answers its ARN.
  std::string Role(const std::string& name, const std::string& service,
                   const std::string& managed_policy = "");

  const std::vector<std::string>& subnets() const { return subnets_; }

 private:
  std::vector<std::string> subnets_;  // Of the default VPC, in zones a, b and c.
};

// A value of an instance's resources by name.
int64_t Amount(const Json& resources, const std::string& name);

}  // namespace wt
