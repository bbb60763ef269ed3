// The whole ECS-on-EC2 stack, made in the process by the calls a client would make: network, roles,
// group, balancer, service, policies, certificate, zones, registry and distribution.

#include <string>

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include "emulator/base/check.h"
#include "emulator/world/world.h"
#include "services/install.h"
#include "tests/bench/client.h"
#include "tests/support/seed_stack.h"

namespace wt {
namespace {

using Json = nlohmann::ordered_json;

// Three zones, each with a public and a private subnet and a NAT gateway.
void MakeNetwork(Client& call) {
  const Json made = call("ec2.CreateVpc", {{"CidrBlock", "10.0.0.0/16"}});
  const Json vpc = made["Vpc"]["VpcId"];
  const Json way = call("ec2.CreateInternetGateway", Json::object());
  const Json gateway = way["InternetGateway"]["InternetGatewayId"];
  call("ec2.AttachInternetGateway", {{"InternetGatewayId", gateway}, {"VpcId", vpc}});
  for (int i = 0; i < 3; ++i) {
    const std::string zone = std::string("us-east-1") + static_cast<char>('a' + i);
    const auto subnet = [&](int third) {
      const Json answer =
          call("ec2.CreateSubnet", {{"VpcId", vpc},
                                    {"AvailabilityZone", zone},
                                    {"CidrBlock", "10.0." + std::to_string(third) + ".0/24"}});
      return answer["Subnet"]["SubnetId"];
    };
    const auto table = [&](const Json& of, const Json& route) {
      const Json answer = call("ec2.CreateRouteTable", {{"VpcId", vpc}});
      Json in = route;
      in["RouteTableId"] = answer["RouteTable"]["RouteTableId"];
      in["DestinationCidrBlock"] = "0.0.0.0/0";
      call("ec2.CreateRoute", in);
      call("ec2.AssociateRouteTable", {{"RouteTableId", in["RouteTableId"]}, {"SubnetId", of}});
    };
    const Json open = subnet(i);
    table(open, {{"GatewayId", gateway}});
    const Json address = call("ec2.AllocateAddress", {{"Domain", "vpc"}});
    const Json nat = call("ec2.CreateNatGateway",
                          {{"SubnetId", open}, {"AllocationId", address["AllocationId"]}});
    table(subnet(100 + i), {{"NatGatewayId", nat["NatGateway"]["NatGatewayId"]}});
  }
}

void MakeEdge(Client& call) {
  const Json zone =
      call("route53.CreateHostedZone", {{"Name", "example.com"}, {"CallerReference", "one"}});
  const Json certificate = call("acm.RequestCertificate",
                                {{"DomainName", "www.example.com"}, {"ValidationMethod", "DNS"}});
  const Json seen =
      call("acm.DescribeCertificate", {{"CertificateArn", certificate["CertificateArn"]}});
  const Json record = seen["Certificate"]["DomainValidationOptions"][0]["ResourceRecord"];
  const Json set = {{"Name", record["Name"]},
                    {"Type", "CNAME"},
                    {"TTL", 60},
                    {"ResourceRecords", Json::array({Json{{"Value", record["Value"]}}})}};
  call("route53.ChangeResourceRecordSets",
       {{"HostedZoneId", zone["HostedZone"]["Id"]},
        {"ChangeBatch",
         {{"Changes", Json::array({Json{{"Action", "UPSERT"}, {"ResourceRecordSet", set}}})}}}});
  const Json origin = {
      {"Id", "web"},
      {"DomainName", "origin.example.com"},
      {"CustomOriginConfig",
       {{"HTTPPort", 80}, {"HTTPSPort", 443}, {"OriginProtocolPolicy", "https-only"}}}};
  call("cloudfront.CreateDistribution",
       {{"DistributionConfig",
         {{"CallerReference", "one"},
          {"Comment", "web"},
          {"Enabled", true},
          {"Origins", {{"Quantity", 1}, {"Items", Json::array({origin})}}},
          {"DefaultCacheBehavior",
           {{"TargetOriginId", "web"},
            {"ViewerProtocolPolicy", "redirect-to-https"},
            {"CachePolicyId", "658327ea-f89d-4fab-a63d-7e88639e58f6"}}}}}});
  call("ecr.CreateRepository", {{"repositoryName", "web"}});
  call("logs.CreateLogGroup", {{"logGroupName", "/ecs/web"}});
}

void TheWholeStack(benchmark::State& state) {
  int calls = 0;
  for (auto _ : state) {
    state.PauseTiming();
    {
      World world{WorldOptions{}};
      services::Install(world);
      WT_CHECK(world.Open("").ok());
      Client call(world);
      state.ResumeTiming();
      MakeNetwork(call);
      MakeSeedStack(call);
      MakeEdge(call);
      state.PauseTiming();
      calls = call.calls();
    }
    state.ResumeTiming();
  }
  state.counters["calls"] = calls;
}

BENCHMARK(TheWholeStack)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace wt

BENCHMARK_MAIN();
