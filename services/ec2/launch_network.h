#pragma once

// Into which subnets, with which groups and addresses a launch goes.

#include <optional>
#include <string>
#include <vector>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/interface.h"

namespace wt::ec2 {

// One interface of each instance.
struct InterfacePlan {
  SubnetRow subnet;
  std::vector<std::string> group_ids;
  std::string private_ip;  // Empty: any.
  std::vector<std::string> secondary_ips;
  int64_t secondary_count = 0;
  std::string description;
  std::string interface_type = "interface";
  int64_t device_index = 0;
  bool public_ip = false;
  bool delete_on_termination = true;
  std::optional<NetworkInterfaceRow> existing;  // To be attached instead.
};

struct NetworkPlan {
  std::vector<InterfacePlan> interfaces;  // In order of device index; never empty.
};

Result<NetworkPlan> PlanNetwork(Context& ctx, const RunInstancesRequest& in);
// How many instances fit, between what is asked for at least and at most.
Result<int64_t> PlanCount(Context& ctx, const RunInstancesRequest& in, const NetworkPlan& plan);
// Makes or attaches them; the row gets its private address.
Result<void> MakeInterfaces(Context& ctx, const NetworkPlan& plan, const wire::List<Tag>& tags,
                            InstanceRow& row);

}  // namespace wt::ec2
