#include "services/iam/iam.h"
#include "tests/services/iam/fixture.h"

namespace wt {
namespace {

TEST_F(IamTest, AUserHasTwoAccessKeysAtMost) {
  world.Call("iam.CreateUser", {{"UserName", "ann"}});
  const Json key = world.Call("iam.CreateAccessKey", {{"UserName", "ann"}})["AccessKey"];
  EXPECT_EQ(iam::AccountOfAccessKeyId(key["AccessKeyId"].get<std::string>()), "123456789012");
  EXPECT_EQ(key["SecretAccessKey"].get<std::string>().size(), 40u);
  world.Call("iam.CreateAccessKey", {{"UserName", "ann"}});
  ExpectFails("iam.CreateAccessKey", {{"UserName", "ann"}}, "LimitExceeded",
              "Cannot exceed quota for AccessKeysPerUser: 2");
  world.Call("iam.UpdateAccessKey",
             {{"UserName", "ann"}, {"AccessKeyId", key["AccessKeyId"]}, {"Status", "Inactive"}});
  const Json keys = world.Call("iam.ListAccessKeys", {{"UserName", "ann"}})["AccessKeyMetadata"];
  EXPECT_EQ(keys.size(), 2u);
  EXPECT_EQ(world.Fail("iam.DeleteUser", {{"UserName", "ann"}}).message,
            "Cannot delete entity, must delete access keys first.");
}

TEST_F(IamTest, AUserIsRenamedWithAllItHas) {
  world.Call("iam.CreateUser", {{"UserName", "ann"}});
  world.Call("iam.CreateGroup", {{"GroupName", "g"}});
  world.Call("iam.AddUserToGroup", {{"UserName", "ann"}, {"GroupName", "g"}});
  world.Call("iam.AttachUserPolicy", {{"UserName", "ann"}, {"PolicyArn", kAdministrator}});
  world.Call("iam.UpdateUser", {{"UserName", "ann"}, {"NewUserName", "bea"}});
  EXPECT_EQ(world.Call("iam.ListGroupsForUser", {{"UserName", "bea"}})["Groups"].size(), 1u);
  EXPECT_EQ(
      world.Call("iam.ListAttachedUserPolicies", {{"UserName", "bea"}})["AttachedPolicies"].size(),
      1u);
  EXPECT_EQ(world.Call("iam.GetGroup", {{"GroupName", "g"}})["Users"][0]["UserName"], "bea");
  world.Fail("iam.GetUser", {{"UserName", "ann"}});
  EXPECT_EQ(world.Fail("iam.DeleteGroup", {{"GroupName", "g"}}).code, "DeleteConflict");
  world.Call("iam.RemoveUserFromGroup", {{"UserName", "bea"}, {"GroupName", "g"}});
  world.Call("iam.DeleteGroup", {{"GroupName", "g"}});
}

TEST_F(IamTest, TheAccountAsksForItself) {
  EXPECT_EQ(world.Call("iam.GetUser")["User"]["Arn"], "arn:aws:iam::123456789012:root");
  EXPECT_EQ(world.Fail("iam.CreateAccessKey").message,
            "Must specify userName when calling with non-User credentials");
}

TEST_F(IamTest, TheAccountIsSummedUp) {
  MakeRole("web");
  world.Call("iam.CreateUser", {{"UserName", "ann"}});
  const Json summary = world.Call("iam.GetAccountSummary")["SummaryMap"];
  EXPECT_EQ(summary["Roles"], 1);
  EXPECT_EQ(summary["Users"], 1);
  EXPECT_EQ(summary["PolicySizeQuota"], 6144);
  world.Call("iam.AttachRolePolicy", {{"RoleName", "web"}, {"PolicyArn", kAdministrator}});
  const Json details = world.Call("iam.GetAccountAuthorizationDetails");
  EXPECT_EQ(details["RoleDetailList"][0]["AttachedManagedPolicies"][0]["PolicyName"],
            "AdministratorAccess");
  EXPECT_EQ(details["Policies"].size(), 1u);
  EXPECT_EQ(details["UserDetailList"].size(), 1u);
}

TEST_F(IamTest, AnAliasNamesTheAccount) {
  world.Call("iam.CreateAccountAlias", {{"AccountAlias", "one"}});
  world.Call("iam.CreateAccountAlias", {{"AccountAlias", "two"}});
  EXPECT_EQ(world.Call("iam.ListAccountAliases")["AccountAliases"], Json::array({"two"}));
  world.Call("iam.DeleteAccountAlias", {{"AccountAlias", "two"}});
  EXPECT_EQ(world.Fail("iam.DeleteAccountAlias", {{"AccountAlias", "two"}}).code, "NoSuchEntity");
}

TEST_F(IamTest, PasswordsFollowTheAccountsPolicy) {
  EXPECT_EQ(world.Fail("iam.GetAccountPasswordPolicy").message,
            "The Password Policy with domain name 123456789012 cannot be found.");
  world.Call("iam.UpdateAccountPasswordPolicy",
             {{"MinimumPasswordLength", 10}, {"RequireNumbers", true}});
  world.Call("iam.CreateUser", {{"UserName", "ann"}});
  EXPECT_EQ(
      world.Fail("iam.CreateLoginProfile", {{"UserName", "ann"}, {"Password", "abcdefghijk"}}).code,
      "PasswordPolicyViolation");
  world.Call("iam.CreateLoginProfile", {{"UserName", "ann"}, {"Password", "abcdefghijk1"}});
  EXPECT_EQ(world.Fail("iam.DeleteUser", {{"UserName", "ann"}}).message,
            "Cannot delete entity, must delete login profile first.");
}

TEST_F(IamTest, AnOidcProviderIsNamedByItsUrl) {
  const Json made =
      world.Call("iam.CreateOpenIDConnectProvider",
                 {{"Url", "https://token.example.com/x"}, {"ClientIDList", {"sts.amazonaws.com"}}});
  const std::string arn = made["OpenIDConnectProviderArn"];
  EXPECT_EQ(arn, "arn:aws:iam::123456789012:oidc-provider/token.example.com/x");
  world.Call("iam.AddClientIDToOpenIDConnectProvider",
             {{"OpenIDConnectProviderArn", arn}, {"ClientID", "me"}});
  const Json read = world.Call("iam.GetOpenIDConnectProvider", {{"OpenIDConnectProviderArn", arn}});
  EXPECT_EQ(read["ClientIDList"].size(), 2u);
  world.Call("iam.DeleteOpenIDConnectProvider", {{"OpenIDConnectProviderArn", arn}});
  EXPECT_EQ(world.Fail("iam.GetOpenIDConnectProvider", {{"OpenIDConnectProviderArn", arn}}).code,
            "NoSuchEntity");
}

TEST_F(IamTest, PeersAskWhetherARoleMay) {
  MakeRole("web");
  world.Call("iam.PutRolePolicy",
             {{"RoleName", "web"}, {"PolicyName", "p"}, {"PolicyDocument", kAllowS3}});
  Context ctx = world.context();
  const auto role = iam::FindRole(ctx, "123456789012", "arn:aws:iam::123456789012:role/web");
  ASSERT_TRUE(role.has_value());
  EXPECT_TRUE(iam::Allows(ctx, *role, "s3:GetObject", "arn:aws:s3:::b/k"));
  EXPECT_FALSE(iam::Allows(ctx, *role, "s3:PutObject", "arn:aws:s3:::b/k"));
  EXPECT_TRUE(iam::TrustsService(ctx, *role, "ec2.amazonaws.com"));
  EXPECT_FALSE(iam::TrustsService(ctx, *role, "ecs-tasks.amazonaws.com"));
}

}  // namespace
}  // namespace wt
