#pragma once

// What the tests of ACM begin with.

#include <string>

#include "tests/services/route53/zones.h"

namespace wt::acm {

using route53::Add;
using route53::MakeZone;
using route53::Values;

inline std::string Request(TestWorld& world, const std::string& domain,
                           Json more = Json::object()) {
  Json request = {{"DomainName", domain}, {"ValidationMethod", "DNS"}};
  request.update(more);
  return world.Call("acm.RequestCertificate", request)["CertificateArn"];
}

inline Json Describe(TestWorld& world, const std::string& arn) {
  return world.Call("acm.DescribeCertificate", {{"CertificateArn", arn}})["Certificate"];
}

// Puts the record that proves control over the first name.
inline void Prove(TestWorld& world, const std::string& zone, const std::string& arn) {
  const Json record = Describe(world, arn)["DomainValidationOptions"][0]["ResourceRecord"];
  Add(world, zone, Values(record["Name"], "CNAME", {record["Value"]}));
}

// An issued certificate for example.com.
inline std::string Issued(TestWorld& world, Json more = Json::object()) {
  const std::string zone = MakeZone(world, "example.com");
  const std::string arn = Request(world, "example.com", std::move(more));
  world.Settle();
  Prove(world, zone, arn);
  world.Settle();
  return arn;
}

}  // namespace wt::acm
