#pragma once

// Network ACLs' entries as requests give them.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html

#include <optional>
#include <string>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/state.h"

namespace wt::ec2 {

struct AclEntryWish {
  int64_t rule_number = 0;
  std::string protocol, action;
  bool egress = false;
  std::optional<std::string> cidr, ipv6_cidr;
  std::optional<PortRange> ports;
  std::optional<IcmpTypeCode> icmp;
};

template <class Request>
AclEntryWish WishOfEntry(const Request& in) {
  return {.rule_number = in.rule_number,
          .protocol = in.protocol,
          .action = in.rule_action,
          .egress = in.egress,
          .cidr = in.cidr_block,
          .ipv6_cidr = in.ipv6_cidr_block,
          .ports = in.port_range,
          .icmp = in.icmp_type_code};
}

// Errors: InvalidParameterValue, MissingParameter, InvalidParameterCombination.
Result<NetworkAclEntryRow> EntryOf(const NetworkAclRow& acl, const AclEntryWish& wish);
Error EntryNotFound(int64_t rule_number);

}  // namespace wt::ec2
