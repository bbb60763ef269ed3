#pragma once

// The commercial Regions and their Availability Zones.
// https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
// https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wt::ec2::catalog {

struct Region {
  std::string_view name;       // "eu-central-1"
  std::string_view long_name;  // "Europe (Frankfurt)"
  // "opt-in-not-required" or "not-opted-in": what an account starts with.
  std::string_view opt_in_status;

  std::string endpoint() const;  // "ec2.eu-central-1.amazonaws.com"
};

struct Zone {
  std::string name;     // "eu-central-1a"
  std::string zone_id;  // "euc1-az2"
  std::string region;
  std::string group_name;            // Of an Availability Zone: the Region's, with "-zg-1".
  std::string network_border_group;  // Of an Availability Zone: the Region.
  std::string_view state = "available";
  std::string_view opt_in_status = "opt-in-not-required";
  std::string_view zone_type = "availability-zone";
};

// Sorted by name.
std::span<const Region> Regions();
// Nothing where there is no such Region.
const Region* FindRegion(std::string_view name);

// Sorted by name; empty where there is no such Region.
std::vector<Zone> ZonesOf(std::string_view region);

}  // namespace wt::ec2::catalog
