#pragma once

// What the tests of Route 53 begin with.

#include <string>

#include <gtest/gtest.h>

#include "tests/support/test_world.h"

namespace wt::route53 {

// The id of a new public zone.
inline std::string MakeZone(TestWorld& world, const std::string& name) {
  static int calls = 0;
  const Json made =
      world.Call("route53.CreateHostedZone",
                 {{"Name", name}, {"CallerReference", "ref-" + std::to_string(++calls)}});
  return made["HostedZone"]["Id"].get<std::string>().substr(12);
}

inline Json Values(const std::string& name, const std::string& type,
                   const std::vector<std::string>& values, int ttl = 300) {
  Json set = {{"Name", name}, {"Type", type}, {"TTL", ttl}, {"ResourceRecords", Json::array()}};
  for (const std::string& value : values) set["ResourceRecords"].push_back({{"Value", value}});
  return set;
}

inline Json Batch(const std::string& zone, const std::string& action, const Json& set) {
  return {{"HostedZoneId", zone},
          {"ChangeBatch",
           {{"Changes", Json::array({{{"Action", action}, {"ResourceRecordSet", set}}})}}}};
}

inline void Add(TestWorld& world, const std::string& zone, const Json& set) {
  world.Call("route53.ChangeResourceRecordSets", Batch(zone, "CREATE", set));
}

inline std::string Refused(TestWorld& world, const std::string& zone, const std::string& action,
                           const Json& set) {
  const Error error = world.Fail("route53.ChangeResourceRecordSets", Batch(zone, action, set));
  return error.code + ": " + error.message;
}

}  // namespace wt::route53
