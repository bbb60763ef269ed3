#include "services/ec2/dhcp_options.h"

#include "services/ec2/errors.h"

namespace wt::ec2 {

Error DhcpOptionsNotFound(const std::vector<std::string>& ids) {
  if (ids.size() == 1) {
    return error::NotFound("InvalidDhcpOptionID.NotFound", "dhcpOption ID", ids[0]);
  }
  return error::Of("InvalidDhcpOptionID.NotFound",
                   StrCat("The dhcpOption IDs '", Join(ids, ", "), "' do not exist"));
}

DhcpOptions ToApi(Context& ctx, const DhcpOptionsRow& row) {
  DhcpOptions api;
  api.dhcp_options_id = row.id;
  api.owner_id = row.account;
  for (const auto& [key, values] : row.options) {
    DhcpConfiguration& option = api.dhcp_configurations.emplace_back();
    option.key = key;
    for (const std::string_view value : Split(values, ' ')) {
      option.values.emplace_back().value = std::string(value);
    }
  }
  api.tags = TagsOf(ctx, row.id);
  return api;
}

}  // namespace wt::ec2
