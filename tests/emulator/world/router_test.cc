#include "emulator/world/router.h"

#include <gtest/gtest.h>

#include "emulator/base/strings.h"

namespace wt {
namespace {

using wire::Protocol;

// Three services as their models have them, without code.
constexpr Protocol kEc2Only[] = {Protocol::kEc2};
constexpr Protocol kJsonOnly[] = {Protocol::kJson};
constexpr Protocol kQueryOnly[] = {Protocol::kQuery};
constexpr Protocol kRestOnly[] = {Protocol::kRestXml};
constexpr Protocol kThree[] = {Protocol::kRpcV2Cbor, Protocol::kJson, Protocol::kQuery};

const wire::Service kEc2{.id = "ec2",
                         .signing_name = "ec2",
                         .endpoint_prefix = "ec2",
                         .api_version = "2016-11-15",
                         .protocols = kEc2Only};
const wire::Service kEcs{.id = "ecs",
                         .signing_name = "ecs",
                         .endpoint_prefix = "ecs",
                         .target_prefix = "AmazonEC2ContainerServiceV20141113",
                         .protocols = kJsonOnly};
const wire::Service kElb{.id = "elbv2",
                         .signing_name = "elasticloadbalancing",
                         .endpoint_prefix = "elasticloadbalancing",
                         .api_version = "2015-12-01",
                         .protocols = kQueryOnly};
const wire::Service kZones{.id = "route53",
                           .signing_name = "route53",
                           .endpoint_prefix = "route53",
                           .api_version = "2013-04-01",
                           .protocols = kRestOnly};
const wire::Service kWatch{.id = "cloudwatch",
                           .signing_name = "monitoring",
                           .endpoint_prefix = "monitoring",
                           .api_version = "2010-08-01",
                           .target_prefix = "GraniteServiceVersion20100801",
                           .shape_name = "GraniteServiceVersion20100801",
                           .protocols = kThree};

const wire::Operation kVpcs{.name = "DescribeVpcs", .service = &kEc2};
const wire::Operation kTags{.name = "DescribeTags", .service = &kEc2};
const wire::Operation kClusters{.name = "ListClusters", .service = &kEcs};
const wire::Operation kElbTags{.name = "DescribeTags", .service = &kElb};
const wire::Operation kAlarms{.name = "DescribeAlarms", .service = &kWatch};
const wire::Operation kZoneList{.name = "ListHostedZones",
                                .service = &kZones,
                                .method = "GET",
                                .uri = "/2013-04-01/hostedzone"};
const wire::Operation kZone{.name = "GetHostedZone",
                            .service = &kZones,
                            .method = "GET",
                            .uri = "/2013-04-01/hostedzone/{Id}"};
const wire::Operation kZoneCount{.name = "GetHostedZoneCount",
                                 .service = &kZones,
                                 .method = "GET",
                                 .uri = "/2013-04-01/hostedzone/count"};
const wire::Operation kRecords{
    .name = "ChangeRecords", .service = &kZones, .uri = "/2013-04-01/hostedzone/{Id}/rrset/"};
const wire::Operation kTagged{
    .name = "TagResource", .service = &kZones, .uri = "/2013-04-01/tagging?Operation=Tag"};
const wire::Operation kUntagged{
    .name = "UntagResource", .service = &kZones, .uri = "/2013-04-01/tagging?Operation=Untag"};

const OperationEntry kEc2Operations[] = {{.operation = &kTags}, {.operation = &kVpcs}};
const OperationEntry kEcsOperations[] = {{.operation = &kClusters}};
const OperationEntry kElbOperations[] = {{.operation = &kElbTags}};
const OperationEntry kWatchOperations[] = {{.operation = &kAlarms}};
const OperationEntry kZoneOperations[] = {{.operation = &kRecords},   {.operation = &kZone},
                                          {.operation = &kZoneCount}, {.operation = &kZoneList},
                                          {.operation = &kTagged},    {.operation = &kUntagged}};

class RouterTest : public ::testing::Test {
 protected:
  RouterTest() {
    static const ServiceEntry entries[] = {{&kEc2, kEc2Operations},
                                           {&kEcs, kEcsOperations},
                                           {&kElb, kElbOperations},
                                           {&kWatch, kWatchOperations},
                                           {&kZones, kZoneOperations}};
    for (const ServiceEntry& entry : entries) router_.Add(entry);
  }

  // "ec2.DescribeVpcs", or the refusal's code after an exclamation mark.
  std::string Find(const wire::HttpRequest& request, const char* signing_name = nullptr) {
    Caller caller;
    if (signing_name != nullptr) caller.signing_name = signing_name;
    refusal_ = {};
    if (!router_.Find(request, signing_name ? &caller : nullptr, route_, refusal_)) {
      return "!" + refusal_.error.code;
    }
    return StrCat(route_.service->service->id, ".", route_.operation->operation->name);
  }
  static wire::HttpRequest Form(std::string body, std::string target = "/") {
    return {.method = "POST", .target = std::move(target), .body = std::move(body)};
  }
  static wire::HttpRequest Target(std::string target) {
    return {.method = "POST", .target = "/", .headers = {{"x-amz-target", std::move(target)}}};
  }
  static wire::HttpRequest Path(std::string method, std::string target) {
    return {.method = std::move(method), .target = std::move(target)};
  }

  Router router_;
  Route route_;
  NoRoute refusal_;
};

TEST_F(RouterTest, ReadsTheTargetHeader) {
  EXPECT_EQ(Find(Target("AmazonEC2ContainerServiceV20141113.ListClusters")), "ecs.ListClusters");
  EXPECT_EQ(route_.protocol, Protocol::kJson);
  EXPECT_EQ(Find(Target("GraniteServiceVersion20100801.DescribeAlarms")),
            "cloudwatch.DescribeAlarms");
  EXPECT_EQ(Find(Target("AmazonEC2ContainerServiceV20141113.Nothing")),
            "!UnknownOperationException");
  EXPECT_EQ(refusal_.service, &kEcs);
  for (const char* none : {"Nobody.ListClusters", "ListClusters", ".", "..", "x."}) {
    EXPECT_EQ(Find(Target(none)), "!UnknownOperationException") << none;
    EXPECT_EQ(refusal_.protocol, Protocol::kJson);
  }
}

TEST_F(RouterTest, ReadsActionAndVersionOfForms) {
  EXPECT_EQ(Find(Form("Action=DescribeVpcs&Version=2016-11-15"), "ec2"), "ec2.DescribeVpcs");
  EXPECT_EQ(route_.protocol, Protocol::kEc2);
  EXPECT_EQ(Find(Form("Version=2015-12-01&Action=DescribeTags")), "elbv2.DescribeTags");
  EXPECT_EQ(Find(Form("Version=2016-11-15&Action=DescribeTags")), "ec2.DescribeTags");
  EXPECT_EQ(Find(Path("GET", "/?Action=DescribeVpcs&Version=2016-11-15"), "ec2"),
            "ec2.DescribeVpcs");
  EXPECT_EQ(Find(Form("Action=DescribeAlarms&Version=2010-08-01"), "monitoring"),
            "cloudwatch.DescribeAlarms");
  EXPECT_EQ(route_.protocol, Protocol::kQuery);
}

TEST_F(RouterTest, RefusesForms) {
  EXPECT_EQ(Find(Form("Action=Nothing&Version=2016-11-15"), "ec2"), "!InvalidAction");
  EXPECT_EQ(refusal_.error.message, "The action Nothing is not valid for this web service.");
  EXPECT_EQ(Find(Form("Action=DescribeTags&Version=2001-01-01"), "elasticloadbalancing"),
            "!InvalidAction");
  EXPECT_EQ(refusal_.error.message, "Could not find operation DescribeTags for version 2001-01-01");
  EXPECT_EQ(Find(Form(""), "ec2"), "!MissingAction");
  EXPECT_EQ(Find(Form("Action=")), "!MissingAction");
  // A JSON service is not spoken to in forms.
  EXPECT_EQ(Find(Form("Action=ListClusters"), "ecs"), "!UnknownOperationException");
  EXPECT_EQ(refusal_.protocol, Protocol::kJson);
}

TEST_F(RouterTest, ReadsCborPaths) {
  wire::HttpRequest request =
      Path("POST", "/service/GraniteServiceVersion20100801/operation/DescribeAlarms");
  request.headers = {{"smithy-protocol", "rpc-v2-cbor"}};
  EXPECT_EQ(Find(request), "cloudwatch.DescribeAlarms");
  EXPECT_EQ(route_.protocol, Protocol::kRpcV2Cbor);
  for (const char* path : {"/", "/service/GraniteServiceVersion20100801/operation/Nothing",
                           "/service/Nobody/operation/DescribeAlarms", "/service//operation/",
                           "/GraniteServiceVersion20100801/operation/DescribeAlarms"}) {
    request.target = path;
    EXPECT_EQ(Find(request), "!UnknownOperationException") << path;
    EXPECT_EQ(refusal_.protocol, Protocol::kRpcV2Cbor);
  }
}

TEST_F(RouterTest, ReadsPathTemplates) {
  EXPECT_EQ(Find(Path("GET", "/2013-04-01/hostedzone"), "route53"), "route53.ListHostedZones");
  EXPECT_EQ(Find(Path("GET", "/2013-04-01/hostedzone/Z%201"), "route53"), "route53.GetHostedZone");
  ASSERT_EQ(route_.labels.size(), 1U);
  EXPECT_EQ(route_.labels[0].second, "Z 1");
  // Fixed text goes before a label.
  EXPECT_EQ(Find(Path("GET", "/2013-04-01/hostedzone/count"), "route53"),
            "route53.GetHostedZoneCount");
  // With the slash at the end, without it, and unsigned.
  EXPECT_EQ(Find(Path("POST", "/2013-04-01/hostedzone/Z1/rrset/"), "route53"),
            "route53.ChangeRecords");
  EXPECT_EQ(Find(Path("POST", "/2013-04-01/hostedzone/Z1/rrset")), "route53.ChangeRecords");
  EXPECT_EQ(Find(Path("GET", "/2013-04-01/hostedzone/")), "route53.ListHostedZones");
}

TEST_F(RouterTest, ReadsTheQueryPartOfTemplates) {
  EXPECT_EQ(Find(Path("POST", "/2013-04-01/tagging?Operation=Tag&x=1")), "route53.TagResource");
  EXPECT_EQ(Find(Path("POST", "/2013-04-01/tagging?Operation=Untag")), "route53.UntagResource");
  EXPECT_EQ(Find(Path("POST", "/2013-04-01/tagging")), "!UnknownOperationException");
}

TEST_F(RouterTest, RefusesPathsThatNoTemplateHas) {
  for (const char* path : {"/", "/2013-04-01", "/2013-04-01/hostedzone/a/b/c", "//", "/%"}) {
    EXPECT_EQ(Find(Path("GET", path), "route53"), "!UnknownOperationException") << path;
    EXPECT_EQ(refusal_.error.http_status, 404);
  }
  EXPECT_EQ(Find(Path("DELETE", "/2013-04-01/hostedzone"), "route53"),
            "!UnknownOperationException");
}

TEST_F(RouterTest, TakesTheServiceFromTheHostWhereThereIsNoScope) {
  wire::HttpRequest request = Form("Action=DescribeTags&Version=2015-12-01");
  request.headers = {{"Host", "elasticloadbalancing.us-east-1.localhost:4566"}};
  EXPECT_EQ(Find(request), "elbv2.DescribeTags");
}

}  // namespace
}  // namespace wt
