#include "services/ec2/ec2.h"
#include "tests/services/ec2/support.h"

namespace wt {
namespace {

class InstanceTest : public testing::Test {
 protected:
  Json Ids(const std::string& id) { return {{"InstanceIds", Json::array({id})}}; }
  std::string State(const std::string& id) { return ec2.Describe(id)["State"]["Name"]; }
  Json Request(Json more = Json::object()) {
    Json request{
        {"ImageId", ec2.Image()}, {"InstanceType", "t3.micro"}, {"MinCount", 1}, {"MaxCount", 1}};
    request.update(more);
    return request;
  }
  Error FailRun(Json more) { return world.Fail("ec2.RunInstances", Request(std::move(more))); }

  TestWorld world;
  Ec2 ec2{world};
};

TEST_F(InstanceTest, GoesThroughItsLife) {
  const Json made = world.Call("ec2.RunInstances", Request());
  const std::string id = made["Instances"][0]["InstanceId"];
  EXPECT_EQ(made["Instances"][0]["State"]["Name"], "pending");
  EXPECT_TRUE(made["Instances"][0].contains("PrivateIpAddress"));
  EXPECT_FALSE(made["Instances"][0].contains("PublicIpAddress"));
  world.Advance(Seconds(20));
  EXPECT_EQ(State(id), "running");
  EXPECT_TRUE(ec2.Describe(id).contains("PublicIpAddress"));
  const std::string before = ec2.Describe(id)["PublicIpAddress"];

  const Json stopping = world.Call("ec2.StopInstances", Ids(id))["StoppingInstances"][0];
  EXPECT_EQ(stopping["PreviousState"]["Name"], "running");
  EXPECT_EQ(stopping["CurrentState"]["Code"], 64);
  world.Settle();
  EXPECT_EQ(State(id), "stopped");
  EXPECT_FALSE(ec2.Describe(id).contains("PublicIpAddress"));
  world.Call("ec2.StartInstances", Ids(id));
  world.Settle();
  EXPECT_EQ(State(id), "running");
  EXPECT_NE(ec2.Describe(id)["PublicIpAddress"], before);

  world.Call("ec2.TerminateInstances", Ids(id));
  EXPECT_EQ(State(id), "shutting-down");
  world.Settle();
  EXPECT_EQ(State(id), "terminated");
  EXPECT_EQ(ec2.Describe(id)["NetworkInterfaces"].size(), 0u);
  world.Call("ec2.TerminateInstances", Ids(id));
  world.Advance(Hours(2));
  EXPECT_EQ(world.Fail("ec2.DescribeInstances", Ids(id)).message,
            "The instance ID '" + id + "' does not exist");
}

TEST_F(InstanceTest, RefusesWhatCannotBeLaunched) {
  EXPECT_EQ(FailRun({{"ImageId", "xyz"}}).code, "InvalidAMIID.Malformed");
  EXPECT_EQ(FailRun({{"InstanceType", "t9.huge"}}).code, "InvalidParameterValue");
  EXPECT_EQ(FailRun({{"InstanceType", "t4g.micro"}}).code, "InvalidParameterValue");
  EXPECT_EQ(FailRun({{"KeyName", "none"}}).code, "InvalidKeyPair.NotFound");
  EXPECT_EQ(FailRun({{"SubnetId", "subnet-1"}}).code, "InvalidSubnetID.NotFound");
  EXPECT_EQ(FailRun({{"SecurityGroupIds", {"sg-1"}}}).code, "InvalidGroup.NotFound");
  EXPECT_EQ(FailRun({{"MinCount", 0}}).code, "InvalidParameterValue");
  EXPECT_EQ(FailRun({{"MinCount", 3}}).code, "InvalidParameterCombination");
  EXPECT_EQ(FailRun({{"UserData", "%%"}}).code, "InvalidParameterValue");
  EXPECT_EQ(FailRun({{"IamInstanceProfile", {{"Name", "none"}}}}).message,
            "Value (none) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance "
            "Profile name");
  EXPECT_EQ(FailRun({{"Placement", {{"GroupName", "none"}}}}).code,
            "InvalidPlacementGroup.Unknown");
  const std::string subnet = ec2.Subnet(ec2.Vpc());
  EXPECT_EQ(
      FailRun({{"SubnetId", subnet}, {"NetworkInterfaces", Json::array({{{"DeviceIndex", 0}}})}})
          .code,
      "InvalidParameterCombination");
  EXPECT_EQ(FailRun({{"SubnetId", subnet}, {"PrivateIpAddress", "10.9.0.1"}}).code,
            "InvalidParameterValue");
  Error dry = FailRun({{"DryRun", true}});
  EXPECT_EQ(dry.code, "DryRunOperation");
  EXPECT_EQ(dry.http_status, 412);
}

TEST_F(InstanceTest, AFailedLaunchLeavesNothing) {
  world.Call("ec2.DescribeVpcs");
  const Json request = Request({{"KeyName", "none"}});
  const std::string before = world.Digest();
  world.Fail("ec2.RunInstances", request);
  EXPECT_EQ(world.Digest(), before);
}

TEST_F(InstanceTest, LaunchesAsManyAsFit) {
  const std::string subnet = ec2.Subnet(ec2.Vpc(), "10.0.0.0/28");
  EXPECT_EQ(FailRun({{"SubnetId", subnet}, {"MinCount", 12}, {"MaxCount", 12}}).code,
            "InsufficientFreeAddressesInSubnet");
  EXPECT_EQ(
      world
          .Call("ec2.RunInstances",
                Request({{"SubnetId", subnet}, {"MinCount", 1}, {"MaxCount", 20}}))["Instances"]
          .size(),
      11u);
}

TEST_F(InstanceTest, TheSameTokenIsTheSameLaunch) {
  const Json request = Request({{"ClientToken", "t"}});
  const Json first = world.Call("ec2.RunInstances", request);
  EXPECT_EQ(world.Call("ec2.RunInstances", request)["ReservationId"], first["ReservationId"]);
  EXPECT_EQ(FailRun({{"ClientToken", "t"}, {"InstanceType", "t3.small"}}).code,
            "IdempotentParameterMismatch");
}

TEST_F(InstanceTest, GroupsOfTheInterfaceShowOnTheInstance) {
  const std::string vpc = ec2.Vpc(), group = ec2.Group(vpc), subnet = ec2.Subnet(vpc);
  const std::string id =
      ec2.Instance({{"NetworkInterfaces", Json::array({{{"DeviceIndex", 0},
                                                        {"SubnetId", subnet},
                                                        {"AssociatePublicIpAddress", true},
                                                        {"Groups", {group}}}})}});
  const Json shown = ec2.Describe(id);
  EXPECT_EQ(shown["SecurityGroups"][0]["GroupId"], group);
  EXPECT_EQ(shown["NetworkInterfaces"][0]["Groups"][0]["GroupId"], group);
  EXPECT_TRUE(shown.contains("PublicIpAddress"));
}

TEST_F(InstanceTest, TakesInterfacesThatAreThere) {
  const std::string subnet = ec2.Subnet(ec2.Vpc());
  const std::string first = ec2.Interface(subnet), second = ec2.Interface(subnet);
  const Json interfaces = Json::array({{{"DeviceIndex", 0}, {"NetworkInterfaceId", first}},
                                       {{"DeviceIndex", 1}, {"NetworkInterfaceId", second}}});
  const std::string id = ec2.Instance({{"NetworkInterfaces", interfaces}});
  EXPECT_EQ(ec2.Describe(id)["NetworkInterfaces"].size(), 2u);
  EXPECT_EQ(FailRun({{"NetworkInterfaces", interfaces}}).code, "InvalidNetworkInterface.InUse");
  world.Call("ec2.TerminateInstances", Ids(id));
  world.Settle();
  EXPECT_EQ(world.Call("ec2.DescribeNetworkInterfaces",
                       {{"NetworkInterfaceIds", {first}}})["NetworkInterfaces"][0]["Status"],
            "available");
}

TEST_F(InstanceTest, AttributesAreReadAndChanged) {
  const std::string id = ec2.Instance();
  const auto read = [&](const char* name) {
    return world.Call("ec2.DescribeInstanceAttribute", {{"InstanceId", id}, {"Attribute", name}});
  };
  EXPECT_EQ(read("disableApiTermination")["DisableApiTermination"]["Value"], false);
  EXPECT_EQ(read("instanceInitiatedShutdownBehavior")["InstanceInitiatedShutdownBehavior"]["Value"],
            "stop");
  world.Call("ec2.ModifyInstanceAttribute",
             {{"InstanceId", id}, {"DisableApiTermination", {{"Value", true}}}});
  const Error error = world.Fail("ec2.TerminateInstances", Ids(id));
  EXPECT_EQ(error.code, "OperationNotPermitted");
  EXPECT_EQ(error.message, "The instance '" + id +
                               "' may not be terminated. Modify its 'disableApiTermination' "
                               "instance attribute and try again.");
  EXPECT_EQ(world
                .Fail("ec2.ModifyInstanceAttribute",
                      {{"InstanceId", id}, {"InstanceType", {{"Value", "t3.small"}}}})
                .code,
            "IncorrectInstanceState");
  world.Call("ec2.ModifyInstanceAttribute",
             {{"InstanceId", id}, {"SourceDestCheck", {{"Value", false}}}});
  EXPECT_EQ(ec2.Describe(id)["NetworkInterfaces"][0]["SourceDestCheck"], false);
  world.Call("ec2.ResetInstanceAttribute", {{"InstanceId", id}, {"Attribute", "sourceDestCheck"}});
  EXPECT_EQ(ec2.Describe(id)["SourceDestCheck"], true);
  EXPECT_EQ(
      world.Fail("ec2.DescribeInstanceAttribute", {{"InstanceId", id}, {"Attribute", "x"}}).code,
      "InvalidParameterValue");
  world.Call("ec2.StopInstances", Ids(id));
  world.Settle();
  world.Call("ec2.ModifyInstanceAttribute",
             {{"InstanceId", id}, {"InstanceType", {{"Value", "t3.small"}}}});
  EXPECT_EQ(ec2.Describe(id)["InstanceType"], "t3.small");
}

TEST_F(InstanceTest, StatusChecksPassAfterAWhile) {
  const std::string id = world.Call("ec2.RunInstances", Request())["Instances"][0]["InstanceId"];
  world.Advance(Seconds(20));
  const auto status = [&] {
    return world.Call("ec2.DescribeInstanceStatus",
                      Ids(id))["InstanceStatuses"][0]["InstanceStatus"]["Status"];
  };
  EXPECT_EQ(status(), "initializing");
  world.Advance(Minutes(3));
  EXPECT_EQ(status(), "ok");
  world.Call("ec2.StopInstances", Ids(id));
  world.Settle();
  EXPECT_EQ(world.Call("ec2.DescribeInstanceStatus")["InstanceStatuses"].size(), 0u);
  EXPECT_EQ(
      world.Call("ec2.DescribeInstanceStatus",
                 {{"IncludeAllInstances", true}})["InstanceStatuses"][0]["InstanceState"]["Name"],
      "stopped");
}

TEST_F(InstanceTest, MonitoringOptionsAndCredits) {
  const std::string id = ec2.Instance();
  EXPECT_EQ(
      world.Call("ec2.MonitorInstances", Ids(id))["InstanceMonitorings"][0]["Monitoring"]["State"],
      "pending");
  EXPECT_EQ(ec2.Describe(id)["Monitoring"]["State"], "enabled");
  EXPECT_EQ(world.Call("ec2.UnmonitorInstances",
                       Ids(id))["InstanceMonitorings"][0]["Monitoring"]["State"],
            "disabling");
  world.Call("ec2.ModifyInstanceMetadataOptions",
             {{"InstanceId", id}, {"HttpTokens", "required"}, {"HttpPutResponseHopLimit", 3}});
  EXPECT_EQ(ec2.Describe(id)["MetadataOptions"]["HttpTokens"], "required");
  EXPECT_EQ(ec2.Describe(id)["MetadataOptions"]["HttpPutResponseHopLimit"], 3);
  EXPECT_EQ(world
                .Fail("ec2.ModifyInstanceMetadataOptions",
                      {{"InstanceId", id}, {"HttpPutResponseHopLimit", 65}})
                .code,
            "InvalidParameterValue");
  const auto credits = [&] {
    return world.Call("ec2.DescribeInstanceCreditSpecifications",
                      Ids(id))["InstanceCreditSpecifications"][0]["CpuCredits"];
  };
  EXPECT_EQ(credits(), "unlimited");
  const Json changed =
      world.Call("ec2.ModifyInstanceCreditSpecification",
                 {{"InstanceCreditSpecifications",
                   Json::array({{{"InstanceId", id}, {"CpuCredits", "standard"}},
                                {{"InstanceId", "i-1"}, {"CpuCredits", "standard"}}})}});
  EXPECT_EQ(changed["SuccessfulInstanceCreditSpecifications"].size(), 1u);
  EXPECT_EQ(changed["UnsuccessfulInstanceCreditSpecifications"][0]["Error"]["Code"],
            "InvalidInstanceID.NotFound");
  EXPECT_EQ(credits(), "standard");
  EXPECT_EQ(world.Fail("ec2.GetInstanceUefiData", {{"InstanceId", id}}).code,
            "UnsupportedOperation");
  EXPECT_EQ(world.Fail("ec2.GetInstanceUefiData", {{"InstanceId", ec2.Image()}}).code,
            "InvalidInstanceID.Malformed");
  EXPECT_FALSE(world.Call("ec2.GetConsoleOutput", {{"InstanceId", id}})["Output"]
                   .get<std::string>()
                   .empty());
}

TEST_F(InstanceTest, PlacementGroupsHoldInstances) {
  world.Call("ec2.CreatePlacementGroup", {{"GroupName", "pg"}, {"Strategy", "spread"}});
  EXPECT_EQ(
      world.Fail("ec2.CreatePlacementGroup", {{"GroupName", "pg"}, {"Strategy", "spread"}}).code,
      "InvalidPlacementGroup.Duplicate");
  const std::string id = ec2.Instance({{"Placement", {{"GroupName", "pg"}}}});
  EXPECT_EQ(world.Fail("ec2.DeletePlacementGroup", {{"GroupName", "pg"}}).code,
            "InvalidPlacementGroup.InUse");
  EXPECT_EQ(world.Fail("ec2.ModifyInstancePlacement", {{"InstanceId", id}, {"GroupName", ""}}).code,
            "IncorrectInstanceState");
  world.Call("ec2.StopInstances", Ids(id));
  world.Settle();
  world.Call("ec2.ModifyInstancePlacement", {{"InstanceId", id}, {"GroupName", ""}});
  world.Call("ec2.DeletePlacementGroup", {{"GroupName", "pg"}});
  EXPECT_EQ(world.Fail("ec2.DescribePlacementGroups", {{"GroupNames", {"pg"}}}).code,
            "InvalidPlacementGroup.Unknown");
}

TEST_F(InstanceTest, ListsPageByReservation) {
  for (int i = 0; i < 7; ++i) ec2.Instance();
  EXPECT_EQ(ec2.AllPages("ec2.DescribeInstances", "Reservations").size(), 7u);
  EXPECT_EQ(world.Fail("ec2.DescribeInstances", {{"InstanceIds", {"i-1"}}, {"MaxResults", 5}}).code,
            "InvalidParameterCombination");
  EXPECT_EQ(world
                .Call("ec2.DescribeInstances",
                      {{"Filters", Filters("instance-state-name", {"stop*"})}})["Reservations"]
                .size(),
            0u);
}

TEST_F(InstanceTest, VolumesFollowTheInstance) {
  const std::string id = ec2.Instance();
  const Json root = world.Call("ec2.DescribeVolumes",
                               {{"Filters", Filters("attachment.instance-id", {id})}})["Volumes"];
  ASSERT_EQ(root.size(), 1u);
  EXPECT_EQ(root[0]["State"], "in-use");
  EXPECT_EQ(root[0]["Attachments"][0]["DeleteOnTermination"], true);
  EXPECT_EQ(world.Fail("ec2.DeleteVolume", {{"VolumeId", root[0]["VolumeId"]}}).code,
            "VolumeInUse");
  EXPECT_EQ(world.Fail("ec2.DetachVolume", {{"VolumeId", root[0]["VolumeId"]}}).code,
            "OperationNotPermitted");

  const std::string az = ec2.Describe(id)["Placement"]["AvailabilityZone"];
  const std::string volume =
      world.Call("ec2.CreateVolume",
                 {{"AvailabilityZone", az}, {"Size", 10}, {"VolumeType", "gp3"}})["VolumeId"];
  world.Call("ec2.AttachVolume",
             {{"VolumeId", volume}, {"InstanceId", id}, {"Device", "/dev/sdf"}});
  EXPECT_EQ(world
                .Fail("ec2.AttachVolume",
                      {{"VolumeId", volume}, {"InstanceId", id}, {"Device", "/dev/sdg"}})
                .code,
            "VolumeInUse");
  world.Call("ec2.TerminateInstances", Ids(id));
  world.Settle();
  const Json left = world.Call("ec2.DescribeVolumes")["Volumes"];
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0]["VolumeId"], volume);
  EXPECT_EQ(left[0]["State"], "available");
  EXPECT_EQ(left[0]["Iops"], 3000);
  EXPECT_EQ(left[0]["Throughput"], 125);
}

TEST_F(InstanceTest, VolumesChangeAndAreSaved) {
  const std::string volume = world.Call(
      "ec2.CreateVolume", {{"AvailabilityZone", "us-east-1a"}, {"Size", 100}})["VolumeId"];
  const Json changed = world.Call("ec2.ModifyVolume", {{"VolumeId", volume}, {"Size", 200}});
  EXPECT_EQ(changed["VolumeModification"]["OriginalIops"], 300);
  EXPECT_EQ(changed["VolumeModification"]["TargetIops"], 600);
  EXPECT_EQ(world.Call(
                "ec2.DescribeVolumesModifications")["VolumesModifications"][0]["ModificationState"],
            "completed");
  EXPECT_EQ(world.Fail("ec2.ModifyVolume", {{"VolumeId", volume}, {"Size", 50}}).code,
            "InvalidParameterValue");
  EXPECT_EQ(world.Fail("ec2.ModifyVolume", {{"VolumeId", volume}, {"VolumeType", "x"}}).code,
            "InvalidParameterValue");
  const std::string snapshot =
      world.Call("ec2.CreateSnapshot", {{"VolumeId", volume}, {"Description", "d"}})["SnapshotId"];
  EXPECT_EQ(world.Call("ec2.DescribeSnapshots", {{"OwnerIds", {"self"}}})["Snapshots"][0]["State"],
            "completed");
  EXPECT_EQ(world.Call("ec2.CreateVolume",
                       {{"AvailabilityZone", "us-east-1a"}, {"SnapshotId", snapshot}})["Size"],
            200);
  world.Call("ec2.DeleteSnapshot", {{"SnapshotId", snapshot}});
  EXPECT_EQ(world.Fail("ec2.DeleteSnapshot", {{"SnapshotId", snapshot}}).code,
            "InvalidSnapshot.NotFound");
  world.Call("ec2.DeleteVolume", {{"VolumeId", volume}});
  EXPECT_EQ(world.Fail("ec2.DeleteVolume", {{"VolumeId", volume}}).message,
            "The volume '" + volume + "' does not exist.");
  const auto code = [&](Json more) {
    more["AvailabilityZone"] = "us-east-1a";
    return world.Fail("ec2.CreateVolume", more).code;
  };
  EXPECT_EQ(code({{"VolumeType", "gp3"}}), "MissingParameter");
  EXPECT_EQ(code({{"Size", 10}, {"VolumeType", "io1"}}), "MissingParameter");
  EXPECT_EQ(code({{"Size", 10}, {"VolumeType", "gp2"}, {"Throughput", 200}}),
            "InvalidParameterCombination");
  EXPECT_EQ(world.Fail("ec2.CreateVolume", {{"AvailabilityZone", "us-east-1z"}, {"Size", 1}}).code,
            "InvalidZone.NotFound");
}

TEST_F(InstanceTest, SpotPricesHaveAHistory) {
  const Json page = world.Call(
      "ec2.DescribeSpotPriceHistory",
      {{"InstanceTypes", {"m5.large"}}, {"AvailabilityZone", "us-east-1a"}, {"MaxResults", 5}});
  ASSERT_EQ(page["SpotPriceHistory"].size(), 5u);
  EXPECT_FALSE(page["NextToken"].get<std::string>().empty());
  const double price = std::stod(page["SpotPriceHistory"][0]["SpotPrice"].get<std::string>());
  EXPECT_GT(price, 0.02);
  EXPECT_LT(price, 0.05);
  EXPECT_GT(page["SpotPriceHistory"][0]["Timestamp"], page["SpotPriceHistory"][1]["Timestamp"]);
  EXPECT_EQ(world.Fail("ec2.DescribeSpotPriceHistory", {{"InstanceTypes", {"x"}}}).code,
            "InvalidParameterValue");
}

TEST_F(InstanceTest, EndpointsHaveRoutesOrInterfaces) {
  const std::string vpc = ec2.Vpc(), subnet = ec2.Subnet(vpc), table = ec2.MainTable(vpc);
  const std::string gateway = world.Call(
      "ec2.CreateVpcEndpoint", {{"VpcId", vpc},
                                {"ServiceName", "com.amazonaws.us-east-1.s3"},
                                {"RouteTableIds", {table}}})["VpcEndpoint"]["VpcEndpointId"];
  EXPECT_EQ(
      world
          .Call("ec2.DescribeRouteTables", {{"RouteTableIds", {table}}})["RouteTables"][0]["Routes"]
          .size(),
      2u);
  const Json request{{"VpcId", vpc},
                     {"ServiceName", "com.amazonaws.us-east-1.ecr.api"},
                     {"VpcEndpointType", "Interface"},
                     {"SubnetIds", {subnet}}};
  EXPECT_EQ(world.Fail("ec2.CreateVpcEndpoint", request).code, "InvalidParameterValue");
  world.Call("ec2.ModifyVpcAttribute", {{"VpcId", vpc}, {"EnableDnsHostnames", {{"Value", true}}}});
  const Json made = world.Call("ec2.CreateVpcEndpoint", request)["VpcEndpoint"];
  EXPECT_EQ(made["NetworkInterfaceIds"].size(), 1u);
  EXPECT_EQ(world.Fail("ec2.DeleteSubnet", {{"SubnetId", subnet}}).code, "DependencyViolation");
  world.Call("ec2.DeleteVpcEndpoints", {{"VpcEndpointIds", {gateway, made["VpcEndpointId"]}}});
  world.Call("ec2.DeleteSubnet", {{"SubnetId", subnet}});
  world.Call("ec2.DeleteVpc", {{"VpcId", vpc}});
  EXPECT_EQ(world.Fail("ec2.DescribeVpcEndpoints", {{"VpcEndpointIds", {gateway}}}).code,
            "InvalidVpcEndpointId.NotFound");
  EXPECT_EQ(world.Fail("ec2.DescribeVpcEndpointServices", {{"ServiceNames", {"x"}}}).code,
            "InvalidServiceName");
}

TEST_F(InstanceTest, FlowLogsAreKept) {
  const std::string vpc = ec2.Vpc();
  const Json request{{"ResourceIds", {vpc, "vpc-1"}},
                     {"ResourceType", "VPC"},
                     {"TrafficType", "ALL"},
                     {"LogDestinationType", "s3"},
                     {"LogDestination", "arn:aws:s3:::bucket"}};
  const Json made = world.Call("ec2.CreateFlowLogs", request);
  ASSERT_EQ(made["FlowLogIds"].size(), 1u);
  EXPECT_EQ(made["Unsuccessful"][0]["ResourceId"], "vpc-1");
  EXPECT_EQ(world.Fail("ec2.CreateFlowLogs", request).code, "FlowLogAlreadyExists");
  EXPECT_EQ(world.Call("ec2.DescribeFlowLogs",
                       {{"Filter", Filters("resource-id", {vpc})}})["FlowLogs"][0]["FlowLogStatus"],
            "ACTIVE");
  world.Call("ec2.DeleteFlowLogs", {{"FlowLogIds", made["FlowLogIds"]}});
  EXPECT_EQ(world.Fail("ec2.DescribeFlowLogs", {{"FlowLogIds", made["FlowLogIds"]}}).code,
            "InvalidFlowLogId.NotFound");
}

TEST_F(InstanceTest, TagsMergeAndGoByValue) {
  const std::string vpc = ec2.Vpc();
  const auto tag = [](const char* key, const char* value) {
    return Json{{"Key", key}, {"Value", value}};
  };
  const auto create = [&](Json tags) {
    world.Call("ec2.CreateTags", {{"Resources", {vpc}}, {"Tags", std::move(tags)}});
  };
  create(Json::array({tag("a", "1"), tag("b", "2")}));
  create(Json::array({tag("a", "3")}));
  const auto show = [&] {
    return world.Call("ec2.DescribeTags", {{"Filters", Filters("resource-id", {vpc})}})["Tags"];
  };
  ASSERT_EQ(show().size(), 2u);
  EXPECT_EQ(show()[0]["Value"], "3");
  EXPECT_EQ(show()[0]["ResourceType"], "vpc");
  world.Call("ec2.DeleteTags", {{"Resources", {vpc}}, {"Tags", Json::array({tag("a", "x")})}});
  EXPECT_EQ(show().size(), 2u);
  world.Call("ec2.DeleteTags", {{"Resources", {vpc}}, {"Tags", Json::array({{{"Key", "a"}}})}});
  EXPECT_EQ(show().size(), 1u);
  EXPECT_EQ(world
                .Fail("ec2.CreateTags",
                      {{"Resources", {"vpc-1"}}, {"Tags", Json::array({tag("a", "1")})}})
                .code,
            "InvalidVpcID.NotFound");
  EXPECT_EQ(world
                .Fail("ec2.CreateTags",
                      {{"Resources", {"what-1"}}, {"Tags", Json::array({tag("a", "1")})}})
                .code,
            "InvalidID");
  EXPECT_EQ(world
                .Fail("ec2.CreateTags",
                      {{"Resources", {vpc}}, {"Tags", Json::array({tag("aws:a", "1")})}})
                .code,
            "InvalidParameterValue");
  Json many = Json::array();
  for (int i = 0; i < 51; ++i) many.push_back(tag(("k" + std::to_string(i)).c_str(), "v"));
  EXPECT_EQ(world.Fail("ec2.CreateTags", {{"Resources", {vpc}}, {"Tags", many}}).code,
            "TagLimitExceeded");
}

TEST_F(InstanceTest, KeyPairsAreImportedAndMade) {
  const Json made = world.Call("ec2.CreateKeyPair", {{"KeyName", "k"}, {"KeyType", "ed25519"}});
  EXPECT_THAT(made["KeyMaterial"].get<std::string>(), testing::HasSubstr("PRIVATE KEY"));
  EXPECT_EQ(world.Fail("ec2.CreateKeyPair", {{"KeyName", "k"}}).code, "InvalidKeyPair.Duplicate");
  EXPECT_EQ(world.Fail("ec2.ImportKeyPair", {{"KeyName", "x"}, {"PublicKeyMaterial", "bm8="}}).code,
            "InvalidKey.Format");
  EXPECT_EQ(world.Call("ec2.DescribeKeyPairs", {{"KeyNames", {"k"}}})["KeyPairs"][0]["KeyType"],
            "ed25519");
  world.Call("ec2.DeleteKeyPair", {{"KeyName", "k"}});
  world.Call("ec2.DeleteKeyPair", {{"KeyName", "k"}});
  EXPECT_EQ(world.Fail("ec2.DescribeKeyPairs", {{"KeyNames", {"k"}}}).message,
            "The key pair 'k' does not exist");
}

TEST_F(InstanceTest, CatalogueCallsAnswerAndPage) {
  EXPECT_EQ(world.Call("ec2.DescribeAvailabilityZones")["AvailabilityZones"].size(), 6u);
  EXPECT_GT(world.Call("ec2.DescribeRegions")["Regions"].size(), 10u);
  EXPECT_EQ(world.Fail("ec2.DescribeInstanceTypes", {{"InstanceTypes", {"x.y"}}}).code,
            "InvalidInstanceType");
  EXPECT_GT(ec2.AllPages("ec2.DescribeInstanceTypes", "InstanceTypes", 50).size(), 300u);
  EXPECT_EQ(
      world
          .Call("ec2.DescribeInstanceTypeOfferings",
                {{"LocationType", "availability-zone"},
                 {"Filters", Filters("instance-type", {"m5.large"})}})["InstanceTypeOfferings"]
          .size(),
      6u);
  EXPECT_EQ(world.Fail("ec2.DescribeImages", {{"ImageIds", {"ami-0123456789abcdef0"}}}).message,
            "The image id '[ami-0123456789abcdef0]' does not exist");
  EXPECT_EQ(
      world.Call("ec2.DescribeImageAttribute",
                 {{"ImageId", ec2.Image()}, {"Attribute", "imdsSupport"}})["ImdsSupport"]["Value"],
      "v2.0");
  EXPECT_EQ(world.Call("ec2.DescribeAccountAttributes",
                       {{"AttributeNames",
                         {"supported-platforms"}}})["AccountAttributes"][0]["AttributeValues"][0]
                                                   ["AttributeValue"],
            "VPC");
}

}  // namespace
}  // namespace wt
