#pragma once

// VPC endpoints: gateway ones (S3, DynamoDB) and interface ones.
// https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/ec2.h"
#include "services/ec2/filter.h"

namespace wt::ec2 {

struct EndpointService {
  std::string name;  // "com.amazonaws.us-east-1.ecr.api"
  std::string type;  // "Gateway", "Interface"
  std::string private_dns_name;
};
// In order of name.
std::vector<EndpointService> EndpointServices(std::string_view region);

// InvalidVpcEndpointId.NotFound.
Result<VpcEndpointRow> FindEndpoint(Context& ctx, std::string_view id);
Error EndpointNotFound(const std::vector<std::string>& ids);

// Interfaces of an interface endpoint, one a subnet; and routes of a gateway endpoint, one a table.
Result<void> EnterSubnet(Context& ctx, VpcEndpointRow& row, const std::string& subnet_id);
void LeaveSubnet(Context& ctx, VpcEndpointRow& row, const std::string& subnet_id);
Result<void> EnterTable(Context& ctx, VpcEndpointRow& row, const std::string& table_id);
void LeaveTable(Context& ctx, VpcEndpointRow& row, const std::string& table_id);

VpcEndpoint ToApi(Context& ctx, const VpcEndpointRow& row);

}  // namespace wt::ec2
