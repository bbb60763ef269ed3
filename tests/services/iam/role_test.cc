#include "tests/services/iam/fixture.h"

namespace wt {
namespace {

TEST_F(IamTest, ARoleIsReadAsItWasMade) {
  const Json made = world.Call("iam.CreateRole", {{"RoleName", "web"},
                                                  {"Path", "/team/"},
                                                  {"AssumeRolePolicyDocument", kTrustEc2},
                                                  {"Description", "d"},
                                                  {"MaxSessionDuration", 7200},
                                                  {"Tags", {{{"Key", "a"}, {"Value", "1"}}}}});
  const Json role = world.Call("iam.GetRole", {{"RoleName", "web"}})["Role"];
  EXPECT_EQ(role["Arn"], "arn:aws:iam::123456789012:role/team/web");
  EXPECT_EQ(role["RoleId"].get<std::string>().substr(0, 4), "AROA");
  EXPECT_EQ(role["RoleId"].get<std::string>().size(), 21u);
  EXPECT_EQ(role["RoleId"], made["Role"]["RoleId"]);
  EXPECT_EQ(role["MaxSessionDuration"], 7200);
  EXPECT_EQ(role["Tags"][0]["Value"], "1");
  EXPECT_TRUE(role["RoleLastUsed"].is_object());
  EXPECT_TRUE(role["AssumeRolePolicyDocument"].get<std::string>().starts_with("%7B%22Version%22"));
  EXPECT_FALSE(made["Role"].contains("RoleLastUsed"));
}

TEST_F(IamTest, NamesAreUniqueWhateverTheirCase) {
  MakeRole("web");
  ExpectFails("iam.CreateRole", {{"RoleName", "WEB"}, {"AssumeRolePolicyDocument", kTrustEc2}},
              "EntityAlreadyExists", "Role with name WEB already exists.");
}

TEST_F(IamTest, AMissingRoleIsNotFoundByAnyCall) {
  for (const char* operation :
       {"iam.GetRole", "iam.DeleteRole", "iam.ListRolePolicies", "iam.ListAttachedRolePolicies",
        "iam.ListInstanceProfilesForRole", "iam.ListRoleTags", "iam.UpdateRole"}) {
    ExpectFails(operation, {{"RoleName", "x"}}, "NoSuchEntity",
                "The role with name x cannot be found.");
  }
}

TEST_F(IamTest, TrustPoliciesAreChecked) {
  struct Case {
    const char* document;
    const char* message;
  };
  const Case cases[] = {
      {"{", "This policy contains invalid Json"},
      {R"({"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]})",
       "Missing required field Principal"},
      {R"({"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"s3:Get"}]})",
       "AssumeRole policy may only specify STS AssumeRole actions."},
      {R"({"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},)"
       R"("Action":"sts:AssumeRole","Resource":"*"}]})",
       "Has prohibited field Resource"},
      {R"({"Statement":[{"Effect":"Allow",)"
       R"("Principal":{"AWS":"arn:aws:iam::123456789012:role/none"},"Action":"sts:AssumeRole"}]})",
       "Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:role/none\""},
      {R"({"Statement":[{"Effect":"Allow","Principal":{"Service":"ec2"},)"
       R"("Action":"sts:AssumeRole"}]})",
       "Invalid principal in policy: \"SERVICE\":\"ec2\""},
  };
  for (const Case& c : cases) {
    ExpectFails("iam.CreateRole", {{"RoleName", "web"}, {"AssumeRolePolicyDocument", c.document}},
                "MalformedPolicyDocument", c.message);
  }
  MakeRole("web");
  ExpectFails("iam.UpdateAssumeRolePolicy", {{"RoleName", "web"}, {"PolicyDocument", "{"}},
              "MalformedPolicyDocument", "This policy contains invalid Json");
}

TEST_F(IamTest, ARoleWithContentIsNotDeleted) {
  MakeRole("web");
  world.Call("iam.PutRolePolicy",
             {{"RoleName", "web"}, {"PolicyName", "p"}, {"PolicyDocument", kAllowS3}});
  world.Call("iam.AttachRolePolicy", {{"RoleName", "web"}, {"PolicyArn", kAdministrator}});
  world.Call("iam.CreateInstanceProfile", {{"InstanceProfileName", "ip"}});
  world.Call("iam.AddRoleToInstanceProfile", {{"InstanceProfileName", "ip"}, {"RoleName", "web"}});
  const Json name{{"RoleName", "web"}};
  ExpectFails("iam.DeleteRole", name, "DeleteConflict",
              "Cannot delete entity, must remove roles from instance profile first.");
  ExpectFails("iam.DeleteInstanceProfile", {{"InstanceProfileName", "ip"}}, "DeleteConflict",
              "Cannot delete entity, must remove roles from instance profile first.");
  world.Call("iam.RemoveRoleFromInstanceProfile",
             {{"InstanceProfileName", "ip"}, {"RoleName", "web"}});
  ExpectFails("iam.DeleteRole", name, "DeleteConflict",
              "Cannot delete entity, must detach all policies first.");
  world.Call("iam.DetachRolePolicy", {{"RoleName", "web"}, {"PolicyArn", kAdministrator}});
  ExpectFails("iam.DeleteRole", name, "DeleteConflict",
              "Cannot delete entity, must delete policies first.");
  world.Call("iam.DeleteRolePolicy", {{"RoleName", "web"}, {"PolicyName", "p"}});
  world.Call("iam.DeleteRole", name);
  world.Fail("iam.GetRole", name);
}

TEST_F(IamTest, RolesAreListedInPages) {
  for (const char* name : {"b", "a", "c"}) MakeRole(name);
  const Json first = world.Call("iam.ListRoles", {{"MaxItems", 2}});
  EXPECT_EQ(first["Roles"].size(), 2u);
  EXPECT_EQ(first["Roles"][0]["RoleName"], "a");
  EXPECT_EQ(first["IsTruncated"], true);
  const Json second = world.Call("iam.ListRoles", {{"Marker", first["Marker"]}});
  EXPECT_EQ(second["Roles"].size(), 1u);
  EXPECT_EQ(second["IsTruncated"], false);
  EXPECT_FALSE(second.contains("Marker"));
  EXPECT_EQ(world.Fail("iam.ListRoles", {{"Marker", "x"}}).code, "ValidationError");
  EXPECT_EQ(world.Call("iam.ListRoles", {{"PathPrefix", "/none/"}})["Roles"].size(), 0u);
}

TEST_F(IamTest, AProfileTakesOneRole) {
  MakeRole("web");
  MakeRole("other");
  world.Call("iam.CreateInstanceProfile", {{"InstanceProfileName", "ip"}});
  world.Call("iam.AddRoleToInstanceProfile", {{"InstanceProfileName", "ip"}, {"RoleName", "web"}});
  ExpectFails("iam.AddRoleToInstanceProfile",
              {{"InstanceProfileName", "ip"}, {"RoleName", "other"}}, "LimitExceeded",
              "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
  const Json profile =
      world.Call("iam.GetInstanceProfile", {{"InstanceProfileName", "ip"}})["InstanceProfile"];
  EXPECT_EQ(profile["Roles"][0]["RoleName"], "web");
  EXPECT_EQ(profile["Arn"], "arn:aws:iam::123456789012:instance-profile/ip");
  EXPECT_EQ(world.Call("iam.ListInstanceProfilesForRole", {{"RoleName", "web"}})["InstanceProfiles"]
                .size(),
            1u);
  ExpectFails("iam.CreateInstanceProfile", {{"InstanceProfileName", "ip"}}, "EntityAlreadyExists",
              "Instance Profile ip already exists.");
  ExpectFails("iam.GetInstanceProfile", {{"InstanceProfileName", "no"}}, "NoSuchEntity",
              "Instance Profile no cannot be found.");
}

TEST_F(IamTest, TagsAreReplacedByKey) {
  MakeRole("web");
  world.Call("iam.TagRole", {{"RoleName", "web"}, {"Tags", {{{"Key", "a"}, {"Value", "1"}}}}});
  world.Call("iam.TagRole", {{"RoleName", "web"}, {"Tags", {{{"Key", "A"}, {"Value", "2"}}}}});
  const Json tags = world.Call("iam.ListRoleTags", {{"RoleName", "web"}})["Tags"];
  ASSERT_EQ(tags.size(), 1u);
  EXPECT_EQ(tags[0]["Value"], "2");
  world.Call("iam.UntagRole", {{"RoleName", "web"}, {"TagKeys", {"A"}}});
  EXPECT_EQ(world.Call("iam.ListRoleTags", {{"RoleName", "web"}})["Tags"].size(), 0u);
  EXPECT_EQ(world
                .Fail("iam.TagRole",
                      {{"RoleName", "web"}, {"Tags", {{{"Key", "aws:a"}, {"Value", "1"}}}}})
                .code,
            "InvalidInput");
}

TEST_F(IamTest, OnlyTheServiceChangesAServiceLinkedRole) {
  const Json role =
      world.Call("iam.CreateServiceLinkedRole", {{"AWSServiceName", "ecs.amazonaws.com"}})["Role"];
  EXPECT_EQ(role["Path"], "/aws-service-role/ecs.amazonaws.com/");
  EXPECT_EQ(role["RoleName"], "AWSServiceRoleForECS");
  ExpectFails("iam.CreateServiceLinkedRole", {{"AWSServiceName", "ecs.amazonaws.com"}},
              "InvalidInput",
              "Service role name AWSServiceRoleForECS has been taken in this account, please try a "
              "different suffix.");
  ExpectFails("iam.DeleteRole", {{"RoleName", "AWSServiceRoleForECS"}}, "UnmodifiableEntity",
              "Cannot perform the operation on the protected role 'AWSServiceRoleForECS' - this "
              "role is only modifiable by AWS");
  EXPECT_EQ(world.Call("iam.ListAttachedRolePolicies",
                       {{"RoleName", "AWSServiceRoleForECS"}})["AttachedPolicies"][0]["PolicyName"],
            "AmazonECSServiceRolePolicy");
  const Json task =
      world.Call("iam.DeleteServiceLinkedRole", {{"RoleName", "AWSServiceRoleForECS"}});
  EXPECT_EQ(world.Call("iam.GetServiceLinkedRoleDeletionStatus",
                       {{"DeletionTaskId", task["DeletionTaskId"]}})["Status"],
            "SUCCEEDED");
  world.Fail("iam.GetRole", {{"RoleName", "AWSServiceRoleForECS"}});
}

TEST_F(IamTest, ABoundaryHasToBeThere) {
  MakeRole("web");
  ExpectFails("iam.PutRolePermissionsBoundary",
              {{"RoleName", "web"}, {"PermissionsBoundary", "arn:aws:iam::aws:policy/None"}},
              "NoSuchEntity",
              "Scope ARN: arn:aws:iam::aws:policy/None does not exist or is not attachable.");
  world.Call("iam.PutRolePermissionsBoundary",
             {{"RoleName", "web"}, {"PermissionsBoundary", kAdministrator}});
  EXPECT_EQ(
      world.Call("iam.GetRole",
                 {{"RoleName", "web"}})["Role"]["PermissionsBoundary"]["PermissionsBoundaryArn"],
      kAdministrator);
  world.Call("iam.DeleteRolePermissionsBoundary", {{"RoleName", "web"}});
  EXPECT_EQ(world.Fail("iam.DeleteRolePermissionsBoundary", {{"RoleName", "web"}}).code,
            "NoSuchEntity");
}

}  // namespace
}  // namespace wt
