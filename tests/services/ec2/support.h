#pragma once

// What most tests of EC2 begin with.

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/test_world.h"

namespace wt {

// The newest plain Amazon Linux image of the catalogue.
inline constexpr std::string_view kArm = "arm64", kX86 = "x86_64";

inline Json Filter(std::string_view name, std::vector<std::string> values) {
  return {{"Name", name}, {"Values", values}};
}
inline Json Filters(std::string_view name, std::vector<std::string> values) {
  return Json::array({Filter(name, std::move(values))});
}
inline Json Tags(std::string_view resource_type, std::string_view key, std::string_view value) {
  return Json::array({{{"ResourceType", resource_type},
                       {"Tags", Json::array({{{"Key", key}, {"Value", value}}})}}});
}

// Ids of things made for a test.
struct Ec2 {
  TestWorld& world;

  std::string Vpc(std::string_view cidr = "10.0.0.0/16") {
    return world.Call("ec2.CreateVpc", {{"CidrBlock", cidr}})["Vpc"]["VpcId"];
  }
  std::string Subnet(const std::string& vpc, std::string_view cidr = "10.0.0.0/24",
                     std::string_view az = "us-east-1a") {
    return world.Call(
        "ec2.CreateSubnet",
        {{"VpcId", vpc}, {"CidrBlock", cidr}, {"AvailabilityZone", az}})["Subnet"]["SubnetId"];
  }
  std::string Gateway() {
    return world.Call("ec2.CreateInternetGateway")["InternetGateway"]["InternetGatewayId"];
  }
  std::string AttachedGateway(const std::string& vpc) {
    const std::string id = Gateway();
    world.Call("ec2.AttachInternetGateway", {{"InternetGatewayId", id}, {"VpcId", vpc}});
    return id;
  }
  std::string Table(const std::string& vpc) {
    return world.Call("ec2.CreateRouteTable", {{"VpcId", vpc}})["RouteTable"]["RouteTableId"];
  }
  std::string MainTable(const std::string& vpc) {
    return world.Call(
        "ec2.DescribeRouteTables",
        {{"Filters",
          Json::array({Filter("vpc-id", {vpc}),
                       Filter("association.main", {"true"})})}})["RouteTables"][0]["RouteTableId"];
  }
  std::string Group(const std::string& vpc, std::string_view name = "web") {
    return world.Call("ec2.CreateSecurityGroup",
                      {{"VpcId", vpc}, {"GroupName", name}, {"Description", "test"}})["GroupId"];
  }
  void Allow(const std::string& group, int port, std::string_view cidr) {
    world.Call(
        "ec2.AuthorizeSecurityGroupIngress",
        {{"GroupId", group},
         {"IpPermissions", Json::array({{{"IpProtocol", "tcp"},
                                         {"FromPort", port},
                                         {"ToPort", port},
                                         {"IpRanges", Json::array({{{"CidrIp", cidr}}})}}})}});
  }
  std::string Address() {
    return world.Call("ec2.AllocateAddress", {{"Domain", "vpc"}})["AllocationId"];
  }
  std::string Interface(const std::string& subnet) {
    return world.Call("ec2.CreateNetworkInterface",
                      {{"SubnetId", subnet}})["NetworkInterface"]["NetworkInterfaceId"];
  }
  std::string Image(std::string_view architecture = kX86) {
    return world.Call(
        "ec2.DescribeImages",
        {{"Filters", Json::array({Filter("architecture", {std::string(architecture)}),
                                  Filter("name", {"al2023-ami-2023*"})})}})["Images"][0]["ImageId"];
  }
  // A t3.micro that runs.
  std::string Instance(Json more = Json::object()) {
    Json request{
        {"ImageId", Image()}, {"InstanceType", "t3.micro"}, {"MinCount", 1}, {"MaxCount", 1}};
    request.update(more);
    const std::string id = world.Call("ec2.RunInstances", request)["Instances"][0]["InstanceId"];
    world.Settle();
    return id;
  }
  Json Describe(const std::string& instance) {
    return world.Call(
        "ec2.DescribeInstances",
        {{"InstanceIds", Json::array({instance})}})["Reservations"][0]["Instances"][0];
  }
  // All pages of a listing, five items each; fails where a page is larger or the end is not found.
  Json AllPages(std::string_view operation, const char* list, int page = 5,
                Json request = Json::object()) {
    Json all = Json::array();
    request["MaxResults"] = page;
    for (int i = 0; i < 100; ++i) {
      const Json answer = world.Call(operation, request);
      if (answer.contains(list)) {
        EXPECT_LE(answer[list].size(), static_cast<size_t>(page));
        for (const Json& item : answer[list]) all.push_back(item);
      }
      const std::string next = answer.value("NextToken", "");
      if (next.empty()) return all;
      request["NextToken"] = next;
    }
    ADD_FAILURE() << operation << " never ends";
    return all;
  }
};

}  // namespace wt
