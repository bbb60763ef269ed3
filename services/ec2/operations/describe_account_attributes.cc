#include "services/ec2/errors.h"
#include "services/ec2/limits.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAccountAttributes.html
Result<DescribeAccountAttributesResponse> DescribeAccountAttributes(
    Context& ctx, const DescribeAccountAttributesRequest& in) {
  const std::optional<VpcRow> vpc = DefaultVpc(ctx);
  const std::pair<std::string, std::string> known[] = {
      {"supported-platforms", "VPC"},
      {"default-vpc", vpc ? vpc->id : "none"},
      {"max-instances", "20"},
      {"vpc-max-security-groups-per-interface", StrCat(kGroupsPerInterfaceMax)},
      {"max-elastic-ips", "5"},
      {"vpc-max-elastic-ips", "5"},
  };
  for (const std::string& name : in.attribute_names) {
    const bool found = std::any_of(std::begin(known), std::end(known),
                                   [&](const auto& entry) { return entry.first == name; });
    if (!found) {
      return error::InvalidParameterValue(
          StrCat("Value (", name, ") for parameter attributeName is invalid."));
    }
  }
  WT_TRY(CheckDryRun(in));
  DescribeAccountAttributesResponse out;
  for (const auto& [name, value] : known) {
    const auto& names = in.attribute_names;
    if (!names.empty() && std::find(names.begin(), names.end(), name) == names.end()) continue;
    AccountAttribute& attribute = out.account_attributes.emplace_back();
    attribute.attribute_name = name;
    attribute.attribute_values.emplace_back().attribute_value = value;
  }
  return out;
}

}  // namespace wt::ec2
