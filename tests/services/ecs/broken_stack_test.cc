// Stacks that would fail on AWS fail here, with the symptoms that AWS shows.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/service_world.h"

namespace wt {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr const char* kRegistry = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
constexpr const char* kUserData = "#!/bin/bash\necho ECS_CLUSTER=web >> /etc/ecs/ecs.config\n";

class BrokenStack : public ::testing::Test {
 protected:
  // A definition of one container with that image, and what `more` says of it.
  Json Define(const std::string& image, const Json& container = Json::object(),
              const Json& more = Json::object()) {
    Json app = {{"name", "app"}, {"image", image}, {"cpu", 64}, {"memory", 64}};
    app.merge_patch(container);
    Json request = {{"containerDefinitions", Json::array({app})}};
    request.merge_patch(more);
    return world_.Define("stack", 64, 64, request);
  }
  static Json Logs(const std::string& group, bool creates = false) {
    Json options = {{"awslogs-group", group},
                    {"awslogs-region", "us-east-1"},
                    {"awslogs-stream-prefix", "app"}};
    if (creates) options["awslogs-create-group"] = "true";
    return {{"logConfiguration", {{"logDriver", "awslogs"}, {"options", options}}}};
  }
  // Runs one task to its end, or for ten minutes.
  Json Run(const Json& more = Json::object()) {
    Json request = {{"cluster", "web"}, {"taskDefinition", "stack"}};
    request.merge_patch(more);
    const std::string arn = world_.Call("ecs.RunTask", request)["tasks"][0]["taskArn"];
    world_.Settle();
    return world_.Task("web", arn);
  }
  // The container's reason, of a task that never started.
  std::string Reason(const Json& task) {
    EXPECT_EQ(task["lastStatus"], "STOPPED");
    EXPECT_EQ(task["stopCode"], "TaskFailedToStart");
    EXPECT_EQ(task["stoppedReason"], "Task failed to start");
    EXPECT_FALSE(task.contains("startedAt"));
    const Json& container = task["containers"][0];
    return container.contains("reason") ? container["reason"].get<std::string>() : "none";
  }
  size_t Registered() { return world_.ContainerInstances("web").size(); }
  bool Journal(std::string_view event, std::string_view part) {
    for (const sim::JournalEntry& entry : world_.world().Entries(0, 100'000)) {
      if (entry.event != event) continue;
      for (const auto& [name, value] : entry.fields) {
        if (value.find(part) != std::string::npos) return true;
      }
    }
    return false;
  }

  ServiceWorld world_;
};

TEST_F(BrokenStack, AnImageThatItsRepositoryDoesNotHold) {
  world_.Join("web", 1);
  world_.Call("ecr.CreateRepository", {{"repositoryName", "web"}});
  world_.Call("ecr.PutImage",
              {{"repositoryName", "web"},
               {"imageManifest", R"({"schemaVersion":2,"mediaType":"application/vnd.docker.)"
                                 R"(distribution.manifest.v2+json","layers":[]})"},
               {"imageTag", "v1"}});
  const std::string image = std::string(kRegistry) + "/web:v2";
  Define(image);
  EXPECT_EQ(Reason(Run()), "CannotPullContainerError: Error response from daemon: manifest for " +
                               image + " not found: manifest unknown: Requested image not found");
  Define(std::string(kRegistry) + "/web:v1");
  EXPECT_EQ(Run()["lastStatus"], "RUNNING");
}

TEST_F(BrokenStack, ARepositoryThatIsNotThere) {
  world_.Join("web", 1);
  Define(std::string(kRegistry) + "/none:1");
  EXPECT_EQ(Reason(Run()),
            "CannotPullContainerError: Error response from daemon: repository " +
                std::string(kRegistry) +
                "/none not found: name unknown: The repository with name 'none' does not exist in "
                "the registry with id '123456789012'");
}

TEST_F(BrokenStack, AnEmptyRepositoryHoldsWhatIsAskedOfIt) {
  world_.Join("web", 1);
  world_.Call("ecr.CreateRepository", {{"repositoryName", "web"}});
  Define(std::string(kRegistry) + "/web:v1");
  EXPECT_EQ(Run()["lastStatus"], "RUNNING");
}

TEST_F(BrokenStack, AServiceSaysThatItCannotStartItsTasks) {
  world_.Join("web", 1);
  Define(std::string(kRegistry) + "/none:1");
  world_.Create(1, {{"taskDefinition", "stack"}});
  world_.Advance(Minutes(15));
  EXPECT_TRUE(
      world_.HasMessage("(service site) is unable to consistently start tasks successfully."));
  EXPECT_GE(world_.Describe()["deployments"][0]["failedTasks"], 3);
  EXPECT_THAT(Reason(world_.Stopped()), StartsWith("CannotPullContainerError"));
}

TEST_F(BrokenStack, AnInstanceRoleThatMayNotPull) {
  world_.Call(
      "iam.DetachRolePolicy",
      {{"RoleName", EcsWorld::kProfile},
       {"PolicyArn", "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"}});
  world_.Call("iam.PutRolePolicy",
              {{"RoleName", EcsWorld::kProfile},
               {"PolicyName", "ecs"},
               {"PolicyDocument", R"({"Version":"2012-10-17","Statement":[)"
                                  R"({"Effect":"Allow","Action":"ecs:*","Resource":"*"}]})"}});
  const auto ids = world_.Join("web", 1);
  world_.Call("ecr.CreateRepository", {{"repositoryName", "web"}});
  Define(std::string(kRegistry) + "/web:v1");
  EXPECT_EQ(
      Reason(Run()),
      "CannotPullECRContainerError: AccessDeniedException: User: "
      "arn:aws:sts::123456789012:assumed-role/ecsInstanceRole/" +
          ids[0] +
          " is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no "
          "identity-based policy allows the ecr:GetAuthorizationToken action");
}

TEST_F(BrokenStack, AnExecutionRoleThatMayNotPullOrLog) {
  world_.Join("web", 1);
  const std::string role = world_.Role("execution", "ecs-tasks.amazonaws.com");
  world_.Call("ecr.CreateRepository", {{"repositoryName", "web"}});
  world_.Call("logs.CreateLogGroup", {{"logGroupName", "/ecs/app"}});
  Define(std::string(kRegistry) + "/web:v1", Json::object(), {{"executionRoleArn", role}});
  EXPECT_THAT(Reason(Run()), HasSubstr(":assumed-role/execution/"));
  Define("nginx", Logs("/ecs/app"), {{"executionRoleArn", role}});
  EXPECT_THAT(Reason(Run()),
              StartsWith("CannotStartContainerError: Error response from daemon: failed to "
                         "initialize logging driver: failed to create Cloudwatch log stream: "
                         "AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/"
                         "execution/"));
  world_.Call(
      "iam.AttachRolePolicy",
      {{"RoleName", "execution"},
       {"PolicyArn", "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"}});
  EXPECT_EQ(Run()["lastStatus"], "RUNNING");
}

TEST_F(BrokenStack, ALogGroupThatIsNotThere) {
  world_.Join("web", 1);
  Define("nginx", Logs("/ecs/app"));
  EXPECT_EQ(Reason(Run()),
            "CannotStartContainerError: Error response from daemon: failed to initialize logging "
            "driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The "
            "specified log group does not exist.");
  // The driver makes the group only where its role may.
  Define("nginx", Logs("/ecs/app", true));
  EXPECT_THAT(Reason(Run()), HasSubstr("failed to create Cloudwatch log group: AccessDenied"));
  world_.Call("logs.CreateLogGroup", {{"logGroupName", "/ecs/app"}});
  const Json task = Run();
  EXPECT_EQ(task["lastStatus"], "RUNNING");
  const std::string arn = task["taskArn"];
  const Json streams = world_.Call("logs.DescribeLogStreams", {{"logGroupName", "/ecs/app"}});
  EXPECT_EQ(streams["logStreams"][0]["logStreamName"], "app/app/" + arn.substr(arn.rfind('/') + 1));
}

TEST_F(BrokenStack, AParameterThatIsNotThere) {
  world_.Join("web", 1);
  const std::string role = world_.Role("execution", "ecs-tasks.amazonaws.com");
  Json secrets = Json::array();
  secrets.push_back({{"name", "URL"}, {"valueFrom", "/site/url"}});
  secrets.push_back(
      {{"name", "KEY"}, {"valueFrom", "arn:aws:ssm:us-east-1:123456789012:parameter/key"}});
  Define("nginx", {{"secrets", secrets}}, {{"executionRoleArn", role}});
  // 1. The role has to be allowed to read it.
  Json task = Run();
  EXPECT_EQ(task["stopCode"], "TaskFailedToStart");
  EXPECT_THAT(task["stoppedReason"].get<std::string>(),
              StartsWith("Fetching secret data from SSM Parameter Store in us-east-1: "
                         "AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/"
                         "execution/"));
  EXPECT_THAT(task["stoppedReason"].get<std::string>(),
              HasSubstr("is not authorized to perform: ssm:GetParameters on resource: "
                        "arn:aws:ssm:us-east-1:123456789012:parameter/site/url because"));
  world_.Call("iam.PutRolePolicy",
              {{"RoleName", "execution"},
               {"PolicyName", "secrets"},
               {"PolicyDocument", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)"
                                  R"("Action":"ssm:GetParameters","Resource":"*"}]})"}});
  // 2. All that are missing are named.
  task = Run();
  EXPECT_EQ(task["stoppedReason"],
            "Fetching secret data from SSM Parameter Store in us-east-1: invalid parameters: "
            "/site/url,arn:aws:ssm:us-east-1:123456789012:parameter/key");
  EXPECT_FALSE(task["containers"][0].contains("reason"));
  EXPECT_FALSE(task["containers"][0].contains("exitCode"));
  for (const char* name : {"/site/url", "key"}) {
    world_.Call("ssm.PutParameter", {{"Name", name}, {"Value", "x"}, {"Type", "SecureString"}});
  }
  EXPECT_EQ(Run()["lastStatus"], "RUNNING");
}

TEST_F(BrokenStack, ASecretThatItsRoleMayNotRead) {
  world_.Join("web", 1);
  const std::string role = world_.Role("execution", "ecs-tasks.amazonaws.com");
  const std::string secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:site-AbCdEf";
  const Json secrets = {{{"name", "PASSWORD"}, {"valueFrom", secret + ":password::"}}};
  Define("nginx", {{"secrets", secrets}}, {{"executionRoleArn", role}});
  const std::string reason = Run()["stoppedReason"];
  EXPECT_THAT(reason, StartsWith("Fetching secret data from AWS Secrets Manager in region "
                                 "us-east-1: secret " +
                                 secret + ": AccessDeniedException: "));
  EXPECT_THAT(reason, HasSubstr("secretsmanager:GetSecretValue on resource: " + secret + " "));
}

TEST_F(BrokenStack, ARoleThatTasksMayNotAssume) {
  world_.Join("web", 1);
  const std::string role = world_.Role("wrong", "ec2.amazonaws.com");
  Define("nginx", Json::object(), {{"taskRoleArn", role}});
  const std::string words = "ECS was unable to assume the role '" + role +
                            "' that was provided for this task. Please verify that the role being "
                            "passed has the proper trust relationship and permissions and that "
                            "your IAM user has permissions to pass this role.";
  const Error error = world_.Fail("ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "stack"}});
  EXPECT_EQ(error.code, "ClientException");
  EXPECT_EQ(error.message, words);
  world_.Create(1, {{"taskDefinition", "stack"}});
  world_.Advance(Minutes(2));
  EXPECT_EQ(world_.Messages()[0],
            "(service site) failed to launch a task with (error " + words + ").");
  EXPECT_EQ(world_.Tasks().size(), 0u);
}

TEST_F(BrokenStack, WhatAStackLeavesOutIsTakenAsThere) {
  const std::string vpc =
      world_.Call("ec2.CreateVpc", {{"CidrBlock", "10.0.0.0/16"}})["Vpc"]["VpcId"];
  const std::string subnet = world_.Call(
      "ec2.CreateSubnet", {{"VpcId", vpc}, {"CidrBlock", "10.0.0.0/24"}})["Subnet"]["SubnetId"];
  world_.Launch(kUserData, 1, "t3.medium", {{"IamInstanceProfile", nullptr}, {"SubnetId", subnet}});
  world_.Advance(Minutes(5));
  EXPECT_EQ(Registered(), 1u);
  EXPECT_TRUE(Journal("credentials_assumed", "the instance has no instance profile"));
}

TEST_F(BrokenStack, AnInstanceWhoseRoleMayNotRegisterNeverDoes) {
  world_.Role("poor", "ec2.amazonaws.com");
  world_.Call("iam.CreateInstanceProfile", {{"InstanceProfileName", "poor"}});
  world_.Call("iam.AddRoleToInstanceProfile",
              {{"InstanceProfileName", "poor"}, {"RoleName", "poor"}});
  world_.Launch(kUserData, 1, "t3.medium", {{"IamInstanceProfile", {{"Name", "poor"}}}});
  world_.Advance(Hours(2));
  EXPECT_EQ(Registered(), 0u);
  EXPECT_TRUE(Journal("agent_registration_failed",
                      "is not authorized to perform: ecs:RegisterContainerInstance on resource: "
                      "arn:aws:ecs:us-east-1:123456789012:cluster/web"));
}

TEST_F(BrokenStack, APolicyThatComesSoonEnoughHelps) {
  world_.Role("late", "ec2.amazonaws.com");
  world_.Call("iam.CreateInstanceProfile", {{"InstanceProfileName", "late"}});
  world_.Call("iam.AddRoleToInstanceProfile",
              {{"InstanceProfileName", "late"}, {"RoleName", "late"}});
  world_.Launch(kUserData, 1, "t3.medium", {{"IamInstanceProfile", {{"Name", "late"}}}});
  world_.Advance(Minutes(2));
  world_.Call(
      "iam.AttachRolePolicy",
      {{"RoleName", "late"},
       {"PolicyArn", "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"}});
  world_.Advance(Minutes(4));
  EXPECT_EQ(Registered(), 1u);
}

TEST_F(BrokenStack, AnInstanceWithoutAWayToTheInternetNeverRegisters) {
  const std::string vpc =
      world_.Call("ec2.CreateVpc", {{"CidrBlock", "10.0.0.0/16"}})["Vpc"]["VpcId"];
  world_.Call("ec2.ModifyVpcAttribute",
              {{"VpcId", vpc}, {"EnableDnsHostnames", {{"Value", true}}}});
  const std::string subnet = world_.Call(
      "ec2.CreateSubnet", {{"VpcId", vpc}, {"CidrBlock", "10.0.0.0/24"}})["Subnet"]["SubnetId"];
  // There is a gateway, but no table leads to it.
  const std::string gateway =
      world_.Call("ec2.CreateInternetGateway")["InternetGateway"]["InternetGatewayId"];
  world_.Call("ec2.AttachInternetGateway", {{"InternetGatewayId", gateway}, {"VpcId", vpc}});
  world_.Launch(kUserData, 1, "t3.medium", {{"SubnetId", subnet}});
  world_.Advance(Minutes(30));
  EXPECT_EQ(Registered(), 0u);
  EXPECT_TRUE(Journal("agent_registration_failed", "has no route to the internet."));
  // Endpoints in its VPC are a way, too.
  for (const char* service : {"ecs", "ecs-agent"}) {
    world_.Call("ec2.CreateVpcEndpoint",
                {{"VpcId", vpc},
                 {"VpcEndpointType", "Interface"},
                 {"ServiceName", std::string("com.amazonaws.us-east-1.") + service},
                 {"SubnetIds", {subnet}},
                 {"PrivateDnsEnabled", true}});
  }
  world_.Advance(Minutes(10));
  EXPECT_EQ(Registered(), 1u);
  // But not to Docker Hub.
  Define("nginx");
  EXPECT_THAT(Reason(Run()), HasSubstr("Client.Timeout exceeded while awaiting headers"));
}

TEST_F(BrokenStack, AFargateTaskWithoutAPublicAddressCannotPull) {
  world_.Define("cloud", 0, 0,
                {{"networkMode", "awsvpc"},
                 {"requiresCompatibilities", {"FARGATE"}},
                 {"cpu", "256"},
                 {"memory", "512"},
                 {"containerDefinitions", {{{"name", "app"}, {"image", "nginx"}}}}});
  Json request = {
      {"taskDefinition", "cloud"},
      {"launchType", "FARGATE"},
      {"networkConfiguration", {{"awsvpcConfiguration", {{"subnets", world_.subnets()}}}}}};
  const Json task = Run(request);
  EXPECT_EQ(task["stopCode"], "TaskFailedToStart");
  EXPECT_THAT(task["stoppedReason"].get<std::string>(),
              StartsWith("CannotPullContainerError: pull image manifest has been retried 5 "
                         "time(s): failed to resolve ref docker.io/library/nginx: "));
  request["networkConfiguration"]["awsvpcConfiguration"]["assignPublicIp"] = "ENABLED";
  EXPECT_EQ(Run(request)["lastStatus"], "RUNNING");
}

TEST_F(BrokenStack, AFargateTaskWhoseParameterIsNotThereSaysSoInItsOwnWords) {
  const std::string role = world_.Role("execution", "ecs-tasks.amazonaws.com");
  world_.Call("iam.PutRolePolicy",
              {{"RoleName", "execution"},
               {"PolicyName", "secrets"},
               {"PolicyDocument", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)"
                                  R"("Action":"ssm:GetParameters","Resource":"*"}]})"}});
  const Json secrets = {{{"name", "URL"}, {"valueFrom", "/site/url"}}};
  world_.Define(
      "cloud", 0, 0,
      {{"networkMode", "awsvpc"},
       {"requiresCompatibilities", {"FARGATE"}},
       {"cpu", "256"},
       {"memory", "512"},
       {"executionRoleArn", role},
       {"containerDefinitions", {{{"name", "app"}, {"image", "nginx"}, {"secrets", secrets}}}}});
  const Json network = {{"subnets", world_.subnets()}, {"assignPublicIp", "ENABLED"}};
  const Json task = Run({{"taskDefinition", "cloud"},
                         {"launchType", "FARGATE"},
                         {"networkConfiguration", {{"awsvpcConfiguration", network}}}});
  EXPECT_EQ(task["stopCode"], "TaskFailedToStart");
  EXPECT_EQ(task["stoppedReason"],
            "ResourceInitializationError: unable to pull secrets or registry auth: execution "
            "resource retrieval failed: unable to retrieve secrets from ssm: service call has been "
            "retried 1 time(s): invalid parameters: /site/url");
}

TEST_F(BrokenStack, ATaskLargerThanAnyInstanceWaitsForEver) {
  world_.Join("web", 1);
  world_.Define("huge", 100000, 128);
  world_.Create(1, {{"taskDefinition", "huge"}});
  world_.Advance(Hours(1));
  EXPECT_TRUE(world_.HasMessage("has insufficient CPU units available."));
  EXPECT_EQ(world_.Tasks().size(), 0u);
}

TEST_F(BrokenStack, UserDataThatNamesAnotherClusterLeavesThisOneEmpty) {
  world_.Launch("ECS_CLUSTER=wbe", 1);
  world_.Advance(Hours(2));
  EXPECT_EQ(Registered(), 0u);
  EXPECT_TRUE(Journal("agent_registration_failed", "Cluster not found: wbe"));
  world_.Create(1);
  world_.Advance(Minutes(1));
  EXPECT_TRUE(world_.HasMessage("Reason: No Container Instances were found in your cluster."));
}

}  // namespace
}  // namespace wt
