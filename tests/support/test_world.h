#pragma once

// A world for a test: seed 1, 2024-01-01T00:00:00Z, in memory, a clock that moves only when told.
// Operations are called as a client would, through the model's validation and as turns of their
// own, with JSON under the model's names:
//
//   TestWorld world;
//   const Json vpc = world.Call("ec2.CreateVpc", {{"CidrBlock", "10.0.0.0/16"}});
//   EXPECT_EQ(vpc["Vpc"]["State"], "pending");
//   EXPECT_EQ(world.Fail("ec2.DeleteVpc", {{"VpcId", "vpc-1"}}).code, "InvalidVpcID.NotFound");
//   world.Advance(Minutes(1));

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "emulator/base/time.h"
#include "emulator/world/world.h"

namespace wt {

// Timestamps in answers are whole microseconds since the Unix epoch.
using Json = nlohmann::ordered_json;

class TestWorld {
 public:
  explicit TestWorld(WorldOptions options = {});

  // The answer to "service.Operation". An error fails the test.
  Json Call(std::string_view operation, const Json& request = Json::object());
  // The error it is answered with; success fails the test.
  Error Fail(std::string_view operation, const Json& request = Json::object());
  Result<Json> Try(std::string_view operation, const Json& request = Json::object());

  // In whose name later calls are made.
  Caller& caller() { return caller_; }
  void UseRegion(std::string_view region) { caller_.region = region; }
  void UseAccount(std::string_view account) { caller_.account = account; }

  World& world() { return world_; }
  Instant now() const { return world_.now(); }
  void Advance(Duration by) { world_.RunUntil(world_.now() + by); }
  // Until nothing that was set in motion is under way.
  void Settle() { world_.Settle(); }
  // The account's and region's rows, and those of the machine: for what no operation tells.
  Context context() { return Context(world_, caller_.account, caller_.region); }
  // All rows as text; equal before and after a call that changed nothing.
  std::string Digest() { return world_.Digest(); }

 private:
  World world_;
  Caller caller_{.access_key_id = "test", .region = "us-east-1"};
};

}  // namespace wt
