#include "services/ec2/dhcp_options.h"
#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

Result<void> CheckDhcpOption(const NewDhcpConfiguration& option) {
  constexpr std::string_view kKnown[] = {"domain-name",       "domain-name-servers",
                                         "ntp-servers",       "netbios-name-servers",
                                         "netbios-node-type", "ipv6-address-preferred-lease-time"};
  const std::string key = option.key.value_or("");
  bool known = false;
  for (const std::string_view name : kKnown) known = known || name == key;
  if (!known) {
    return error::InvalidParameterValue(
        StrCat("Value (", key, ") for parameter key is invalid. Unknown DHCP option"));
  }
  if (option.values.empty()) return error::MissingParameter("value");
  if (key == "netbios-node-type") {
    const std::string& type = option.values[0];
    if (type != "1" && type != "2" && type != "4" && type != "8") {
      return error::InvalidParameterValue(
          StrCat("Value (", type,
                 ") for parameter netbios-node-type is invalid. Invalid DHCP option value"));
    }
  }
  if ((key == "ntp-servers" || key == "netbios-name-servers" || key == "domain-name-servers") &&
      option.values.size() > 4) {
    return error::InvalidParameterValue(StrCat("At most four values may be given for ", key, "."));
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateDhcpOptions.html
Result<CreateDhcpOptionsResponse> CreateDhcpOptions(Context& ctx,
                                                    const CreateDhcpOptionsRequest& in) {
  if (in.dhcp_configurations.empty()) return error::MissingParameter("dhcpConfigurations");
  DhcpOptionsRow row;
  row.account = ctx.account();
  row.region = ctx.region();
  for (const NewDhcpConfiguration& option : in.dhcp_configurations) {
    WT_TRY(CheckDhcpOption(option));
    row.options[*option.key] = Join(option.values, " ");
  }
  WT_TRY(CheckSpecifications(in.tag_specifications, {"dhcp-options"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "dhcp-options"));
  WT_TRY(CheckDryRun(in));
  row.id = ctx.NewId("dopt-");
  ctx.Put(row);
  WT_TRY(PutTags(ctx, row.id, tags));
  CreateDhcpOptionsResponse out;
  out.dhcp_options = ToApi(ctx, row);
  return out;
}

}  // namespace wt::ec2
