#include "tests/services/ec2/support.h"

namespace wt {
namespace {

class LaunchTemplateTest : public testing::Test {
 protected:
  std::string Make(Json data, const char* name = "web") {
    return world.Call(
        "ec2.CreateLaunchTemplate",
        {{"LaunchTemplateName", name},
         {"LaunchTemplateData", std::move(data)}})["LaunchTemplate"]["LaunchTemplateId"];
  }
  Json Versions(const std::string& id, std::vector<std::string> versions) {
    return world.Call("ec2.DescribeLaunchTemplateVersions",
                      {{"LaunchTemplateId", id}, {"Versions", versions}})["LaunchTemplateVersions"];
  }

  TestWorld world;
  Ec2 ec2{world};
};

TEST_F(LaunchTemplateTest, BeginsWithVersionOne) {
  const Json made =
      world.Call("ec2.CreateLaunchTemplate",
                 {{"LaunchTemplateName", "web"},
                  {"VersionDescription", "first"},
                  {"LaunchTemplateData", {{"InstanceType", "t3.micro"}}},
                  {"TagSpecifications", Tags("launch-template", "team", "a")}})["LaunchTemplate"];
  EXPECT_EQ(made["DefaultVersionNumber"], 1);
  EXPECT_EQ(made["LatestVersionNumber"], 1);
  EXPECT_EQ(made["CreatedBy"], "arn:aws:iam::123456789012:root");
  EXPECT_EQ(made["Tags"][0]["Value"], "a");
  const Json version = Versions(made["LaunchTemplateId"], {"$Latest"})[0];
  EXPECT_EQ(version["VersionDescription"], "first");
  EXPECT_EQ(version["DefaultVersion"], true);
  EXPECT_EQ(version["LaunchTemplateData"]["InstanceType"], "t3.micro");
  EXPECT_FALSE(version["LaunchTemplateData"].contains("TagSpecifications"));
  EXPECT_FALSE(version["LaunchTemplateData"].contains("ImageId"));
}

TEST_F(LaunchTemplateTest, NamesAreUniqueAndWellFormed) {
  Make({{"InstanceType", "t3.micro"}});
  const auto fail = [&](const char* name) {
    return world.Fail("ec2.CreateLaunchTemplate", {{"LaunchTemplateName", name},
                                                   {"LaunchTemplateData", {{"ImageId", "ami-1"}}}});
  };
  EXPECT_EQ(fail("web").code, "InvalidLaunchTemplateName.AlreadyExistsException");
  EXPECT_EQ(fail("web").message, "Launch template name already in use.");
  EXPECT_EQ(fail("a").code, "InvalidLaunchTemplateName.MalformedException");
  EXPECT_EQ(fail("a b c").code, "InvalidLaunchTemplateName.MalformedException");
}

TEST_F(LaunchTemplateTest, DataIsCheckedForItself) {
  const auto code = [&](Json data) {
    return world
        .Fail("ec2.CreateLaunchTemplate",
              {{"LaunchTemplateName", "bad"}, {"LaunchTemplateData", data}})
        .code;
  };
  EXPECT_EQ(code({{"UserData", "%%%"}}), "InvalidUserData.Malformed");
  EXPECT_EQ(code({{"SecurityGroupIds", Json::array({"sg-1"})},
                  {"NetworkInterfaces", Json::array({{{"DeviceIndex", 0}}})}}),
            "InvalidParameterCombination");
  EXPECT_EQ(code({{"IamInstanceProfile", {{"Name", "a"}, {"Arn", "b"}}}}),
            "InvalidParameterCombination");
  EXPECT_EQ(code({{"ImageId", "xyz"}}), "InvalidAMIID.Malformed");
}

TEST_F(LaunchTemplateTest, VersionsCountUpAndDefaultStaysUntilTold) {
  const std::string id = Make({{"InstanceType", "t3.micro"}, {"KeyName", "k"}});
  world.Call("ec2.CreateLaunchTemplateVersion",
             {{"LaunchTemplateId", id},
              {"SourceVersion", "1"},
              {"LaunchTemplateData", {{"InstanceType", "t3.small"}}}});
  world.Call(
      "ec2.CreateLaunchTemplateVersion",
      {{"LaunchTemplateName", "web"}, {"LaunchTemplateData", {{"InstanceType", "t3.large"}}}});
  EXPECT_EQ(Versions(id, {"$Default"})[0]["VersionNumber"], 1);
  EXPECT_EQ(Versions(id, {"$Latest"})[0]["VersionNumber"], 3);
  EXPECT_EQ(Versions(id, {"2"})[0]["LaunchTemplateData"]["KeyName"], "k");
  EXPECT_FALSE(Versions(id, {"3"})[0]["LaunchTemplateData"].contains("KeyName"));
  const Json all = Versions(id, {});
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0]["VersionNumber"], 3);
  world.Call("ec2.ModifyLaunchTemplate", {{"LaunchTemplateId", id}, {"DefaultVersion", "2"}});
  EXPECT_EQ(Versions(id, {"$Default"})[0]["VersionNumber"], 2);
  EXPECT_EQ(
      world.Fail("ec2.ModifyLaunchTemplate", {{"LaunchTemplateId", id}, {"DefaultVersion", "9"}})
          .message,
      "Could not find the specified version 9 for the launch template with ID " + id + ".");
}

TEST_F(LaunchTemplateTest, DeletedVersionsAreToldOneByOne) {
  const std::string id = Make({{"InstanceType", "t3.micro"}});
  for (int i = 0; i < 2; ++i) {
    world.Call("ec2.CreateLaunchTemplateVersion",
               {{"LaunchTemplateId", id}, {"LaunchTemplateData", {{"InstanceType", "t3.small"}}}});
  }
  const Json out = world.Call("ec2.DeleteLaunchTemplateVersions",
                              {{"LaunchTemplateId", id}, {"Versions", {"1", "3", "7"}}});
  EXPECT_EQ(out["SuccessfullyDeletedLaunchTemplateVersions"][0]["VersionNumber"], 3);
  ASSERT_EQ(out["UnsuccessfullyDeletedLaunchTemplateVersions"].size(), 2u);
  EXPECT_EQ(out["UnsuccessfullyDeletedLaunchTemplateVersions"][1]["ResponseError"]["Code"],
            "launchTemplateVersionDoesNotExist");
  EXPECT_EQ(Versions(id, {"$Latest"})[0]["VersionNumber"], 2);
  const Json next =
      world.Call("ec2.CreateLaunchTemplateVersion",
                 {{"LaunchTemplateId", id}, {"LaunchTemplateData", {{"KeyName", "k"}}}});
  EXPECT_EQ(next["LaunchTemplateVersion"]["VersionNumber"], 4);
}

TEST_F(LaunchTemplateTest, IsFoundByIdAndByName) {
  const std::string id = Make({{"InstanceType", "t3.micro"}});
  EXPECT_EQ(
      world.Call("ec2.DescribeLaunchTemplates",
                 {{"LaunchTemplateNames", {"web"}}})["LaunchTemplates"][0]["LaunchTemplateId"],
      id);
  EXPECT_EQ(world.Fail("ec2.DescribeLaunchTemplates", {{"LaunchTemplateNames", {"x"}}}).message,
            "The specified launch template, with template name x, does not exist.");
  EXPECT_EQ(world.Fail("ec2.DescribeLaunchTemplates", {{"LaunchTemplateIds", {"lt-1"}}}).code,
            "InvalidLaunchTemplateId.NotFound");
  EXPECT_EQ(world.Fail("ec2.DeleteLaunchTemplate").code, "MissingParameter");
  EXPECT_EQ(world
                .Fail("ec2.DeleteLaunchTemplate",
                      {{"LaunchTemplateId", id}, {"LaunchTemplateName", "web"}})
                .code,
            "InvalidParameterCombination");
  world.Call("ec2.DeleteLaunchTemplate", {{"LaunchTemplateName", "web"}});
  EXPECT_EQ(world.Fail("ec2.DescribeLaunchTemplateVersions", {{"LaunchTemplateId", id}}).code,
            "InvalidLaunchTemplateId.NotFound");
  EXPECT_EQ(world.Fail("ec2.DescribeLaunchTemplateVersions").code, "MissingParameter");
}

TEST_F(LaunchTemplateTest, ListsPage) {
  for (int i = 0; i < 7; ++i) Make({{"KeyName", "k"}}, ("t" + std::to_string(i) + "xx").c_str());
  EXPECT_EQ(ec2.AllPages("ec2.DescribeLaunchTemplates", "LaunchTemplates", 3).size(), 7u);
  EXPECT_EQ(ec2.AllPages("ec2.DescribeLaunchTemplateVersions", "LaunchTemplateVersions", 2,
                         {{"Versions", {"$Latest"}}})
                .size(),
            7u);
}

TEST_F(LaunchTemplateTest, InstancesLaunchFromIt) {
  const std::string vpc = ec2.Vpc(), subnet = ec2.Subnet(vpc), group = ec2.Group(vpc);
  const std::string id = Make({{"ImageId", ec2.Image()},
                               {"InstanceType", "t3.micro"},
                               {"SecurityGroupIds", {group}},
                               {"Monitoring", {{"Enabled", true}}},
                               {"MetadataOptions", {{"HttpTokens", "required"}}},
                               {"TagSpecifications", Tags("instance", "Name", "from-template")}});
  const std::string instance = world.Call(
      "ec2.RunInstances",
      {{"LaunchTemplate", {{"LaunchTemplateId", id}}},
       {"InstanceType", "t3.small"},
       {"SubnetId", subnet},
       {"MinCount", 1},
       {"MaxCount", 1},
       {"TagSpecifications", Tags("instance", "env", "test")}})["Instances"][0]["InstanceId"];
  const Json shown = ec2.Describe(instance);
  EXPECT_EQ(shown["InstanceType"], "t3.small");
  EXPECT_EQ(shown["SecurityGroups"][0]["GroupId"], group);
  EXPECT_EQ(shown["Monitoring"]["State"], "enabled");
  EXPECT_EQ(shown["MetadataOptions"]["HttpTokens"], "required");
  const auto tag = [&](const char* key) {
    for (const Json& one : shown["Tags"]) {
      if (one["Key"] == key) return one["Value"].get<std::string>();
    }
    return std::string();
  };
  EXPECT_EQ(tag("Name"), "from-template");
  EXPECT_EQ(tag("env"), "test");
  EXPECT_EQ(tag("aws:ec2launchtemplate:id"), id);
  EXPECT_EQ(tag("aws:ec2launchtemplate:version"), "1");
}

TEST_F(LaunchTemplateTest, LaunchesFailAsTheTemplateIsWrong) {
  Make({{"InstanceType", "t3.micro"}});
  const auto run = [&](Json launch_template) {
    return world.Fail("ec2.RunInstances",
                      {{"LaunchTemplate", launch_template}, {"MinCount", 1}, {"MaxCount", 1}});
  };
  EXPECT_EQ(run({{"LaunchTemplateName", "web"}}).message,
            "The request must contain the parameter ImageId");
  EXPECT_EQ(run({{"LaunchTemplateName", "x"}}).code, "InvalidLaunchTemplateName.NotFoundException");
  EXPECT_EQ(run({{"LaunchTemplateName", "web"}, {"Version", "4"}}).code,
            "InvalidLaunchTemplateId.VersionNotFound");
}

TEST_F(LaunchTemplateTest, DataCanBeTakenFromAnInstance) {
  const std::string instance = ec2.Instance();
  const Json data =
      world.Call("ec2.GetLaunchTemplateData", {{"InstanceId", instance}})["LaunchTemplateData"];
  EXPECT_EQ(data["InstanceType"], "t3.micro");
  EXPECT_EQ(data["NetworkInterfaces"][0]["DeviceIndex"], 0);
}

TEST(PrefixListTest, AwsHasItsOwnInEveryRegion) {
  TestWorld world;
  const Json list = world.Call(
      "ec2.DescribeManagedPrefixLists",
      {{"Filters", Filters("prefix-list-name",
                           {"com.amazonaws.global.cloudfront.origin-facing"})}})["PrefixLists"][0];
  EXPECT_EQ(list["PrefixListId"], "pl-3b927c52");
  EXPECT_EQ(list["OwnerId"], "AWS");
  EXPECT_EQ(list["PrefixListArn"], "arn:aws:ec2:us-east-1:aws:prefix-list/pl-3b927c52");
  EXPECT_FALSE(list.contains("MaxEntries"));
  Ec2 ec2{world};
  EXPECT_GT(ec2.AllPages("ec2.GetManagedPrefixListEntries", "Entries", 10,
                         {{"PrefixListId", "pl-3b927c52"}})
                .size(),
            30u);
  EXPECT_EQ(world.Fail("ec2.DeleteManagedPrefixList", {{"PrefixListId", "pl-3b927c52"}}).code,
            "OperationNotPermitted");
  EXPECT_EQ(world.Call("ec2.DescribePrefixLists")["PrefixLists"].size(), 2u);
}

TEST(PrefixListTest, UsersOnesHaveVersions) {
  TestWorld world;
  const Json made = world.Call(
      "ec2.CreateManagedPrefixList",
      {{"PrefixListName", "office"},
       {"AddressFamily", "IPv4"},
       {"MaxEntries", 2},
       {"Entries", Json::array({{{"Cidr", "10.0.0.0/24"}, {"Description", "a"}}})}})["PrefixList"];
  const std::string id = made["PrefixListId"];
  EXPECT_EQ(made["State"], "create-in-progress");
  const auto modify = [&](Json more) {
    more["PrefixListId"] = id;
    return more;
  };
  world.Call(
      "ec2.ModifyManagedPrefixList",
      modify({{"CurrentVersion", 1}, {"AddEntries", Json::array({{{"Cidr", "10.0.1.0/24"}}})}}));
  const auto entries = [&](Json more = Json::object()) {
    return world.Call("ec2.GetManagedPrefixListEntries", modify(more))["Entries"].size();
  };
  EXPECT_EQ(entries(), 2u);
  EXPECT_EQ(entries({{"TargetVersion", 1}}), 1u);
  EXPECT_EQ(world
                .Fail("ec2.ModifyManagedPrefixList",
                      modify({{"CurrentVersion", 1},
                              {"AddEntries", Json::array({{{"Cidr", "10.0.2.0/24"}}})}}))
                .code,
            "PrefixListVersionMismatch");
  EXPECT_EQ(world
                .Fail("ec2.ModifyManagedPrefixList",
                      modify({{"CurrentVersion", 2},
                              {"AddEntries", Json::array({{{"Cidr", "10.0.2.0/24"}}})}}))
                .code,
            "PrefixListMaxEntriesExceeded");
  world.Call("ec2.RestoreManagedPrefixListVersion",
             modify({{"CurrentVersion", 2}, {"PreviousVersion", 1}}));
  EXPECT_EQ(entries(), 1u);
  EXPECT_EQ(world.Call("ec2.DescribeManagedPrefixLists",
                       {{"PrefixListIds", {id}}})["PrefixLists"][0]["Version"],
            3);
}

TEST(PrefixListTest, StaysWhileARuleNamesIt) {
  TestWorld world;
  Ec2 ec2{world};
  const std::string id =
      world.Call("ec2.CreateManagedPrefixList", {{"PrefixListName", "office"},
                                                 {"AddressFamily", "IPv4"},
                                                 {"MaxEntries", 5}})["PrefixList"]["PrefixListId"];
  const std::string group = ec2.Group(ec2.Vpc());
  const Json permission{
      {"GroupId", group},
      {"IpPermissions", Json::array({{{"IpProtocol", "-1"},
                                      {"PrefixListIds", Json::array({{{"PrefixListId", id}}})}}})}};
  world.Call("ec2.AuthorizeSecurityGroupIngress", permission);
  EXPECT_EQ(world.Call("ec2.GetManagedPrefixListAssociations",
                       {{"PrefixListId", id}})["PrefixListAssociations"][0]["ResourceId"],
            group);
  EXPECT_EQ(world.Fail("ec2.DeleteManagedPrefixList", {{"PrefixListId", id}}).code,
            "DependencyViolation");
  world.Call("ec2.RevokeSecurityGroupIngress", permission);
  world.Call("ec2.DeleteManagedPrefixList", {{"PrefixListId", id}});
  EXPECT_EQ(world.Fail("ec2.DeleteManagedPrefixList", {{"PrefixListId", id}}).code,
            "InvalidPrefixListID.NotFound");
}

}  // namespace
}  // namespace wt
