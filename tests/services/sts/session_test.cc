#include <gtest/gtest.h>

#include "emulator/base/encoding.h"
#include "tests/support/test_world.h"

namespace wt {
namespace {

constexpr char kRole[] = "arn:aws:iam::123456789012:role/web";

std::string Trusting(const std::string& principal) {
  return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":)" + principal +
         R"(,"Action":"sts:AssumeRole"}]})";
}
std::string Allowing(const std::string& action, const std::string& resource = "*") {
  return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":")" + action +
         R"(","Resource":")" + resource + "\"}]}";
}

class StsTest : public testing::Test {
 protected:
  explicit StsTest(WorldOptions options = {}) : world(std::move(options)) {}
  void MakeRole(const std::string& trust, int64_t seconds_max = 3600) {
    world.Call("iam.CreateRole", {{"RoleName", "web"},
                                  {"AssumeRolePolicyDocument", trust},
                                  {"MaxSessionDuration", seconds_max}});
  }
  // The key of a new user.
  std::string MakeUser(const std::string& name) {
    world.Call("iam.CreateUser", {{"UserName", name}});
    return world.Call("iam.CreateAccessKey", {{"UserName", name}})["AccessKey"]["AccessKeyId"];
  }
  void Allow(const std::string& user, const std::string& document) {
    world.Call("iam.PutUserPolicy",
               {{"UserName", user}, {"PolicyName", "p"}, {"PolicyDocument", document}});
  }
  void CallAs(const std::string& key) { world.caller().access_key_id = key; }
  Json Assume(const Json& more = Json::object()) {
    Json in{{"RoleArn", kRole}, {"RoleSessionName", "session"}};
    in.update(more);
    return world.Call("sts.AssumeRole", in);
  }

  TestWorld world;
};

TEST_F(StsTest, AUsersKeyIsTheUser) {
  const std::string key = MakeUser("ann");
  CallAs(key);
  const Json who = world.Call("sts.GetCallerIdentity");
  EXPECT_EQ(who["Arn"], "arn:aws:iam::123456789012:user/ann");
  EXPECT_EQ(who["UserId"].get<std::string>().substr(0, 4), "AIDA");
  EXPECT_EQ(world.Call("iam.GetUser")["User"]["UserName"], "ann");
}

TEST_F(StsTest, AnInactiveKeyIsRefused) {
  const std::string key = MakeUser("ann");
  world.Call("iam.UpdateAccessKey",
             {{"UserName", "ann"}, {"AccessKeyId", key}, {"Status", "Inactive"}});
  CallAs(key);
  const Error error = world.Fail("sts.GetCallerIdentity");
  EXPECT_EQ(error.code, "InvalidClientTokenId");
  EXPECT_EQ(error.http_status, 403);
  EXPECT_EQ(world.Fail("ec2.DescribeVpcs").code, "AuthFailure");
  EXPECT_EQ(world.Fail("ecs.ListClusters").code, "UnrecognizedClientException");
}

TEST_F(StsTest, ASessionIsTheRoleUntilItExpires) {
  MakeRole(Trusting(R"({"AWS":"123456789012"})"));
  const Json assumed = Assume();
  EXPECT_EQ(assumed["AssumedRoleUser"]["Arn"],
            "arn:aws:sts::123456789012:assumed-role/web/session");
  const std::string key = assumed["Credentials"]["AccessKeyId"];
  EXPECT_TRUE(key.starts_with("ASIA"));
  CallAs(key);
  const Json who = world.Call("sts.GetCallerIdentity");
  EXPECT_EQ(who["Arn"], "arn:aws:sts::123456789012:assumed-role/web/session");
  EXPECT_EQ(who["UserId"], assumed["AssumedRoleUser"]["AssumedRoleId"]);
  world.Advance(Hours(1));
  EXPECT_EQ(world.Fail("sts.GetCallerIdentity").code, "ExpiredToken");
}

TEST_F(StsTest, ASessionKeepsItsAccount) {
  world.UseAccount("222222222222");
  const std::string key = MakeUser("ann");
  EXPECT_EQ(world.Call("sts.GetAccessKeyInfo", {{"AccessKeyId", key}})["Account"], "222222222222");
  world.UseAccount("123456789012");
  CallAs(key);
  EXPECT_EQ(world.Call("sts.GetCallerIdentity")["Account"], "222222222222");
}

TEST_F(StsTest, TheTrustPolicyDecidesForUsers) {
  const std::string key = MakeUser("ann");
  MakeRole(Trusting(R"({"Service":"ec2.amazonaws.com"})"));
  CallAs(key);
  const Json in{{"RoleArn", kRole}, {"RoleSessionName", "session"}};
  const Error denied = world.Fail("sts.AssumeRole", in);
  EXPECT_EQ(denied.code, "AccessDenied");
  EXPECT_EQ(denied.message,
            "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: "
            "sts:AssumeRole on resource: arn:aws:iam::123456789012:role/web");
  // The account's root passes the decision on to the user's own policies.
  CallAs("test");
  world.Call("iam.UpdateAssumeRolePolicy",
             {{"RoleName", "web"},
              {"PolicyDocument", Trusting(R"({"AWS":"arn:aws:iam::123456789012:root"})")}});
  CallAs(key);
  world.Fail("sts.AssumeRole", in);
  CallAs("test");
  Allow("ann", Allowing("sts:AssumeRole", kRole));
  CallAs(key);
  Assume();
  // A user that is named needs no policy.
  CallAs("test");
  world.Call("iam.DeleteUserPolicy", {{"UserName", "ann"}, {"PolicyName", "p"}});
  world.Call("iam.UpdateAssumeRolePolicy",
             {{"RoleName", "web"},
              {"PolicyDocument", Trusting(R"({"AWS":"arn:aws:iam::123456789012:user/ann"})")}});
  CallAs(key);
  Assume();
}

TEST_F(StsTest, DurationsHaveTheirBounds) {
  MakeRole(Trusting(R"({"AWS":"*"})"), 7200);
  EXPECT_EQ(
      world
          .Fail("sts.AssumeRole",
                {{"RoleArn", kRole}, {"RoleSessionName", "session"}, {"DurationSeconds", 7201}})
          .message,
      "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  CallAs(Assume()["Credentials"]["AccessKeyId"]);
  EXPECT_EQ(world
                .Fail("sts.AssumeRole",
                      {{"RoleArn", kRole}, {"RoleSessionName", "two"}, {"DurationSeconds", 7200}})
                .code,
            "ValidationError");
  EXPECT_EQ(world.Fail("sts.GetSessionToken").message,
            "Cannot call GetSessionToken with session credentials");
}

TEST_F(StsTest, SessionAndFederationTokens) {
  const std::string key = MakeUser("ann");
  CallAs(key);
  const Json session = world.Call("sts.GetSessionToken")["Credentials"];
  const Json federated = world.Call("sts.GetFederationToken", {{"Name", "bob"}});
  CallAs(session["AccessKeyId"]);
  EXPECT_EQ(world.Call("sts.GetCallerIdentity")["Arn"], "arn:aws:iam::123456789012:user/ann");
  CallAs(federated["Credentials"]["AccessKeyId"]);
  EXPECT_EQ(world.Call("sts.GetCallerIdentity")["Arn"],
            "arn:aws:sts::123456789012:federated-user/bob");
}

TEST_F(StsTest, AWebIdentityComesByItsProvider) {
  const std::string claims = Base64Encode(
      R"({"iss":"https://token.example.com","sub":"repo:x","aud":"sts.amazonaws.com"})");
  const std::string token = "e30." + claims.substr(0, claims.find('=')) + ".c2ln";
  const Json in{{"RoleArn", kRole}, {"RoleSessionName", "session"}, {"WebIdentityToken", token}};
  world.Call("iam.CreateRole",
             {{"RoleName", "web"},
              {"AssumeRolePolicyDocument",
               R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":)"
               R"("arn:aws:iam::123456789012:oidc-provider/token.example.com"},)"
               R"("Action":"sts:AssumeRoleWithWebIdentity",)"
               R"("Condition":{"StringLike":{"token.example.com:sub":"repo:*"}}}]})"}});
  EXPECT_EQ(world.Fail("sts.AssumeRoleWithWebIdentity", in).code, "InvalidIdentityToken");
  world.Call("iam.CreateOpenIDConnectProvider", {{"Url", "https://token.example.com"}});
  EXPECT_EQ(world.Call("sts.AssumeRoleWithWebIdentity", in)["SubjectFromWebIdentityToken"],
            "repo:x");
}

class EnforceTest : public StsTest {
 protected:
  EnforceTest() : StsTest({.enforce_iam = true}) {}
};

TEST_F(EnforceTest, PoliciesDecideOnEveryCall) {
  const std::string key = MakeUser("ann");
  CallAs(key);
  world.Call("sts.GetCallerIdentity");
  const Error json = world.Fail("ecs.CreateCluster", {{"clusterName", "c"}});
  EXPECT_EQ(json.code, "AccessDeniedException");
  EXPECT_EQ(json.message,
            "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: "
            "ecs:CreateCluster on resource: arn:aws:ecs:us-east-1:123456789012:cluster/c because "
            "no identity-based policy allows the ecs:CreateCluster action");
  EXPECT_EQ(world.Fail("ec2.DescribeVpcs").message,
            "You are not authorized to perform this operation. User: "
            "arn:aws:iam::123456789012:user/ann is not authorized to perform: ec2:DescribeVpcs "
            "because no identity-based policy allows the ec2:DescribeVpcs action");
  const Error ec2 =
      world.Fail("ec2.TerminateInstances", {{"InstanceIds", Json::array({"i-0123456789abcdef0"})}});
  EXPECT_EQ(ec2.code, "UnauthorizedOperation");
  EXPECT_EQ(ec2.http_status, 403);
  EXPECT_NE(ec2.message.find("ec2:TerminateInstances on resource: arn:aws:ec2:us-east-1:"
                             "123456789012:instance/i-0123456789abcdef0 because"),
            std::string::npos);
  const std::string encoded = ec2.message.substr(ec2.message.rfind(' ') + 1);
  CallAs("test");
  EXPECT_NE(
      world.Call("sts.DecodeAuthorizationMessage", {{"EncodedMessage", encoded}})["DecodedMessage"]
          .get<std::string>()
          .find("ec2:TerminateInstances"),
      std::string::npos);
  Allow("ann", Allowing("ecs:*", "arn:aws:ecs:*:*:cluster/c"));
  CallAs(key);
  world.Call("ecs.CreateCluster", {{"clusterName", "c"}});
  EXPECT_EQ(world.Fail("ecs.CreateCluster", {{"clusterName", "d"}}).code, "AccessDeniedException");
  EXPECT_EQ(world.Fail("iam.GetRole", {{"RoleName", "x"}}).http_status, 403);
}

TEST_F(EnforceTest, ASessionIsWithinItsPolicy) {
  MakeRole(Trusting(R"({"AWS":"*"})"));
  world.Call("iam.AttachRolePolicy",
             {{"RoleName", "web"}, {"PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"}});
  const Json session = Assume({{"Policy", Allowing("ecs:ListClusters")}});
  CallAs(session["Credentials"]["AccessKeyId"]);
  world.Call("ecs.ListClusters");
  const Error denied = world.Fail("ecs.CreateCluster", {{"clusterName", "c"}});
  EXPECT_TRUE(
      denied.message.ends_with("because no session policy allows the ecs:CreateCluster action"));
}

}  // namespace
}  // namespace wt
