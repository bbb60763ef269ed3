#include "tests/services/iam/fixture.h"

namespace wt {
namespace {

constexpr char kArn[] = "arn:aws:iam::123456789012:policy/p";

TEST_F(IamTest, APolicyHasAtMostFiveVersions) {
  const Json made =
      world.Call("iam.CreatePolicy", {{"PolicyName", "p"}, {"PolicyDocument", kAllowS3}})["Policy"];
  EXPECT_EQ(made["Arn"], kArn);
  EXPECT_EQ(made["DefaultVersionId"], "v1");
  const Json version{{"PolicyArn", kArn}, {"PolicyDocument", kAllowS3}, {"SetAsDefault", true}};
  for (int i = 2; i <= 5; ++i) world.Call("iam.CreatePolicyVersion", version);
  ExpectFails("iam.CreatePolicyVersion", version, "LimitExceeded",
              "A managed policy can have up to 5 versions. Before you create a new version, you "
              "must delete an existing version.");
  const Json versions = world.Call("iam.ListPolicyVersions", {{"PolicyArn", kArn}})["Versions"];
  ASSERT_EQ(versions.size(), 5u);
  EXPECT_EQ(versions[0]["VersionId"], "v5");
  EXPECT_EQ(versions[0]["IsDefaultVersion"], true);
  ExpectFails("iam.DeletePolicyVersion", {{"PolicyArn", kArn}, {"VersionId", "v5"}},
              "DeleteConflict", "Cannot delete the default version of a policy.");
  world.Call("iam.DeletePolicyVersion", {{"PolicyArn", kArn}, {"VersionId", "v1"}});
  // A number is not used again.
  EXPECT_EQ(world.Call("iam.CreatePolicyVersion", version)["PolicyVersion"]["VersionId"], "v6");
  world.Call("iam.SetDefaultPolicyVersion", {{"PolicyArn", kArn}, {"VersionId", "v2"}});
  EXPECT_EQ(world.Call("iam.GetPolicy", {{"PolicyArn", kArn}})["Policy"]["DefaultVersionId"], "v2");
  EXPECT_EQ(world.Fail("iam.DeletePolicy", {{"PolicyArn", kArn}}).code, "DeleteConflict");
  EXPECT_EQ(world.Fail("iam.GetPolicyVersion", {{"PolicyArn", kArn}, {"VersionId", "v9"}}).code,
            "NoSuchEntity");
}

TEST_F(IamTest, AnAttachedPolicyIsNotDeleted) {
  MakeRole("web");
  world.Call("iam.CreatePolicy", {{"PolicyName", "p"}, {"PolicyDocument", kAllowS3}});
  const Json attach{{"RoleName", "web"}, {"PolicyArn", kArn}};
  world.Call("iam.AttachRolePolicy", attach);
  world.Call("iam.AttachRolePolicy", attach);
  EXPECT_EQ(world.Call("iam.GetPolicy", {{"PolicyArn", kArn}})["Policy"]["AttachmentCount"], 1);
  const Json entities = world.Call("iam.ListEntitiesForPolicy", {{"PolicyArn", kArn}});
  EXPECT_EQ(entities["PolicyRoles"][0]["RoleName"], "web");
  ExpectFails("iam.DeletePolicy", {{"PolicyArn", kArn}}, "DeleteConflict",
              "Cannot delete a policy attached to entities.");
  world.Call("iam.DetachRolePolicy", attach);
  ExpectFails("iam.DetachRolePolicy", attach, "NoSuchEntity",
              "Policy arn:aws:iam::123456789012:policy/p was not found.");
  world.Call("iam.DeletePolicy", {{"PolicyArn", kArn}});
  ExpectFails("iam.GetPolicy", {{"PolicyArn", kArn}}, "NoSuchEntity",
              "Policy arn:aws:iam::123456789012:policy/p was not found.");
}

TEST_F(IamTest, AWSsPoliciesAreThere) {
  for (const auto& [name, version] : std::map<std::string, std::string>{
           {"service-role/AmazonEC2ContainerServiceforEC2Role", "v10"},
           {"service-role/AmazonECSTaskExecutionRolePolicy", "v1"},
           {"AmazonSSMManagedInstanceCore", "v2"},
           {"AdministratorAccess", "v1"}}) {
    const std::string arn = "arn:aws:iam::aws:policy/" + name;
    const Json policy = world.Call("iam.GetPolicy", {{"PolicyArn", arn}})["Policy"];
    EXPECT_EQ(policy["DefaultVersionId"], version);
    EXPECT_EQ(policy["PolicyId"].get<std::string>().size(), 21u);
    const Json document =
        world.Call("iam.GetPolicyVersion", {{"PolicyArn", arn}, {"VersionId", version}});
    EXPECT_TRUE(document["PolicyVersion"]["Document"].get<std::string>().starts_with("%7B"));
  }
  MakeRole("web");
  ExpectFails("iam.AttachRolePolicy",
              {{"RoleName", "web"}, {"PolicyArn", "arn:aws:iam::aws:policy/NoSuchPolicy"}},
              "NoSuchEntity",
              "Policy arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.");
  ExpectFails(
      "iam.AttachRolePolicy",
      {{"RoleName", "web"},
       {"PolicyArn", "arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy"}},
      "PolicyNotAttachable", "Cannot attach a Service Role Policy to a Customer Role.");
}

TEST_F(IamTest, PoliciesAreListedByScope) {
  world.Call("iam.CreatePolicy", {{"PolicyName", "p"}, {"PolicyDocument", kAllowS3}});
  EXPECT_EQ(world.Call("iam.ListPolicies", {{"Scope", "Local"}})["Policies"].size(), 1u);
  const Json all = world.Call("iam.ListPolicies", {{"MaxItems", 1000}});
  EXPECT_GT(all["Policies"].size(), 300u);
  EXPECT_EQ(world.Call("iam.ListPolicies", {{"OnlyAttached", true}})["Policies"].size(), 0u);
}

TEST_F(IamTest, IdentityDocumentsAreChecked) {
  struct Case {
    const char* document;
    const char* message;
  };
  const Case cases[] = {
      {"nonsense", "Syntax errors in policy."},
      {R"({"Version":"2012-10-17"})", "Missing required field Statement"},
      {R"({"Version":"2013-01-01","Statement":[]})",
       "The policy must contain a valid version string."},
      {R"({"Statement":[{"Effect":"Maybe","Action":"s3:Get","Resource":"*"}]})",
       "Syntax errors in policy."},
      {R"({"Statement":[{"Action":"s3:Get","Resource":"*"}]})", "Missing required field Effect"},
      {R"({"Statement":[{"Effect":"Allow","Resource":"*"}]})",
       "Policy statement must contain actions."},
      {R"({"Statement":[{"Effect":"Allow","Action":"s3:Get"}]})",
       "Policy statement must contain resources."},
      {R"({"Statement":[{"Effect":"Allow","Action":"Get","Resource":"*"}]})",
       "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."},
      {R"({"Statement":[{"Effect":"Allow","Action":"s3:Get","Resource":"bucket"}]})",
       "Resource bucket must be in ARN format or \"*\"."},
      {R"({"Statement":[{"Effect":"Allow","Action":"s3:Get","Resource":"*","Principal":"*"}]})",
       "Policy document should not specify a principal."},
      {R"({"Statement":[{"Sid":"a","Effect":"Allow","Action":"s3:Get","Resource":"*"},)"
       R"({"Sid":"a","Effect":"Allow","Action":"s3:Get","Resource":"*"}]})",
       "Statement IDs (SID) in a single policy must be unique."},
      {R"({"Statement":[{"Effect":"Allow","Action":"s3:Get","Resource":"*",)"
       R"("Condition":{"Nope":{"a":"b"}}}]})",
       "Invalid Condition type : Nope."},
  };
  for (const Case& c : cases) {
    ExpectFails("iam.CreatePolicy", {{"PolicyName", "p"}, {"PolicyDocument", c.document}},
                "MalformedPolicyDocument", c.message);
  }
}

TEST_F(IamTest, InlinePoliciesComeBackAsGiven) {
  MakeRole("web");
  world.Call("iam.PutRolePolicy",
             {{"RoleName", "web"}, {"PolicyName", "p"}, {"PolicyDocument", kAllowS3}});
  const Json policy = world.Call("iam.GetRolePolicy", {{"RoleName", "web"}, {"PolicyName", "p"}});
  EXPECT_TRUE(policy["PolicyDocument"].get<std::string>().find("s3%3AGet%2A") != std::string::npos);
  EXPECT_EQ(world.Call("iam.ListRolePolicies", {{"RoleName", "web"}})["PolicyNames"],
            Json::array({"p"}));
  ExpectFails("iam.GetRolePolicy", {{"RoleName", "web"}, {"PolicyName", "q"}}, "NoSuchEntity",
              "The role policy with name q cannot be found.");
}

TEST_F(IamTest, SimulationAsksTheLaw) {
  MakeRole("web");
  const char role[] = "arn:aws:iam::123456789012:role/web";
  world.Call("iam.PutRolePolicy",
             {{"RoleName", "web"}, {"PolicyName", "p"}, {"PolicyDocument", kAllowS3}});
  Json results =
      world.Call("iam.SimulatePrincipalPolicy",
                 {{"PolicySourceArn", role},
                  {"ActionNames", {"s3:GetObject", "s3:PutObject"}}})["EvaluationResults"];
  ASSERT_EQ(results.size(), 2u);
  EXPECT_EQ(results[0]["EvalDecision"], "allowed");
  EXPECT_EQ(results[0]["MatchedStatements"][0]["SourcePolicyId"], "role_web_p");
  EXPECT_EQ(results[1]["EvalDecision"], "implicitDeny");
  const char deny[] =
      R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*",)"
      R"("Condition":{"Bool":{"aws:SecureTransport":"false"}}}]})";
  results = world.Call("iam.SimulateCustomPolicy",
                       {{"PolicyInputList", {kAllowS3, deny}},
                        {"ActionNames", {"s3:GetObject"}},
                        {"ContextEntries",
                         {{{"ContextKeyName", "aws:SecureTransport"},
                           {"ContextKeyValues", {"false"}},
                           {"ContextKeyType", "boolean"}}}}})["EvaluationResults"];
  EXPECT_EQ(results[0]["EvalDecision"], "explicitDeny");
  EXPECT_EQ(world.Call("iam.GetContextKeysForCustomPolicy",
                       {{"PolicyInputList", {deny}}})["ContextKeyNames"],
            Json::array({"aws:SecureTransport"}));
  EXPECT_EQ(world
                .Fail("iam.SimulatePrincipalPolicy",
                      {{"PolicySourceArn", "arn:aws:iam::123456789012:role/no"},
                       {"ActionNames", {"s3:GetObject"}}})
                .code,
            "NoSuchEntity");
}

}  // namespace
}  // namespace wt
