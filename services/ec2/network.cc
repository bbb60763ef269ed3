#include "services/ec2/network.h"

#include "services/ec2/errors.h"
#include "services/ec2/instance_state.h"
#include "services/ec2/network_state.h"

namespace wt::ec2 {
namespace {

Error MissingOf(std::string_view code, std::string_view noun, std::string_view plural,
                const std::vector<std::string>& ids) {
  if (ids.size() == 1) return error::NotFound(code, noun, ids[0]);
  return error::Of(code, StrCat("The ", plural, " '", Join(ids, ", "), "' do not exist"));
}

Route RouteToApi(Context& ctx, const RouteRow& row) {
  Route route;
  if (!row.prefix_list_id.empty()) {
    route.destination_prefix_list_id = row.prefix_list_id;
  } else if (row.destination.find(':') != std::string::npos) {
    route.destination_ipv6_cidr_block = row.destination;
  } else {
    route.destination_cidr_block = row.destination;
  }
  if (row.gateway_id.starts_with("eigw-")) {
    route.egress_only_internet_gateway_id = row.gateway_id;
  } else if (!row.gateway_id.empty()) {
    route.gateway_id = row.gateway_id;
  }
  if (!row.nat_gateway_id.empty()) route.nat_gateway_id = row.nat_gateway_id;
  if (!row.network_interface_id.empty()) route.network_interface_id = row.network_interface_id;
  const auto* eni = ctx.Peek<NetworkInterfaceRow>(row.network_interface_id);
  if (eni != nullptr && !eni->instance_id.empty()) {
    route.instance_id = eni->instance_id;
    route.instance_owner_id = row.account;
  }
  route.origin = row.origin;
  route.state = IsBlackhole(ctx, row) ? "blackhole" : "active";
  return route;
}

template <class Pick>
void EachRoute(Context& ctx, const RouteTableRow& row, Values& out, Pick pick) {
  for (const RouteRow& route : ctx.Scan<RouteRow>(row.id)) {
    const std::string value = pick(route);
    if (!value.empty()) out.push_back(value);
  }
}

template <class Pick>
void EachAssociation(Context& ctx, const RouteTableRow& row, Values& out, Pick pick) {
  for (const auto& association :
       ctx.Rows<RouteTableAssociationRow>().By<0>(ctx.account(), ctx.region(), row.id)) {
    const std::string value = pick(association);
    if (!value.empty()) out.push_back(value);
  }
}

NetworkAclEntry EntryToApi(const NetworkAclEntryRow& row) {
  NetworkAclEntry entry;
  entry.rule_number = row.rule_number;
  entry.egress = row.egress;
  entry.protocol = row.protocol;
  entry.rule_action = row.action;
  if (!row.cidr_ipv4.empty()) entry.cidr_block = row.cidr_ipv4;
  if (!row.cidr_ipv6.empty()) entry.ipv6_cidr_block = row.cidr_ipv6;
  if (row.from_port >= 0) {
    PortRange& ports = entry.port_range.emplace();
    ports.from = row.from_port;
    ports.to = row.to_port;
  }
  if (row.protocol == "1" || row.protocol == "58") {
    IcmpTypeCode& icmp = entry.icmp_type_code.emplace();
    icmp.type = row.icmp_type;
    icmp.code = row.icmp_code;
  }
  return entry;
}

}  // namespace

Error RouteTableNotFound(const std::vector<std::string>& ids) {
  return MissingOf("InvalidRouteTableID.NotFound", "routeTable ID", "routeTable IDs", ids);
}
Error InternetGatewayNotFound(const std::vector<std::string>& ids) {
  return MissingOf("InvalidInternetGatewayID.NotFound", "internetGateway ID", "internetGateway IDs",
                   ids);
}
Error NetworkAclNotFound(const std::vector<std::string>& ids) {
  return MissingOf("InvalidNetworkAclID.NotFound", "networkAcl ID", "networkAcl IDs", ids);
}

Result<RouteTableRow> FindRouteTable(Context& ctx, std::string_view id) {
  std::optional<RouteTableRow> row = ctx.Find<RouteTableRow>(id);
  if (!row) return RouteTableNotFound({std::string(id)});
  return *std::move(row);
}
Result<InternetGatewayRow> FindInternetGateway(Context& ctx, std::string_view id) {
  std::optional<InternetGatewayRow> row = ctx.Find<InternetGatewayRow>(id);
  if (!row) return InternetGatewayNotFound({std::string(id)});
  return *std::move(row);
}
Result<NetworkAclRow> FindNetworkAcl(Context& ctx, std::string_view id) {
  std::optional<NetworkAclRow> row = ctx.Find<NetworkAclRow>(id);
  if (!row) return NetworkAclNotFound({std::string(id)});
  return *std::move(row);
}

bool IsBlackhole(Context& ctx, const RouteRow& row) {
  if (row.gateway_id.starts_with("igw-")) {
    const auto gateway = ctx.Find<InternetGatewayRow>(row.gateway_id);
    return !gateway || gateway->vpc_id.empty();
  }
  if (row.gateway_id.starts_with("eigw-")) {
    return !ctx.Find<EgressOnlyGatewayRow>(row.gateway_id);
  }
  if (row.gateway_id.starts_with("vpce-")) return !ctx.Find<VpcEndpointRow>(row.gateway_id);
  if (!row.nat_gateway_id.empty()) {
    const auto nat = ctx.Find<NatGatewayRow>(row.nat_gateway_id);
    return !nat || nat->state == "deleting" || nat->state == "deleted" || nat->state == "failed";
  }
  if (!row.network_interface_id.empty()) {
    const auto eni = ctx.Find<NetworkInterfaceRow>(row.network_interface_id);
    return !eni || eni->attachment_id.empty();
  }
  return false;
}

std::string RouteTableOf(Context& ctx, const std::string& vpc_id, const std::string& subnet_id) {
  for (const std::string& subnet : {subnet_id, std::string()}) {
    for (const auto& association :
         ctx.Rows<RouteTableAssociationRow>().By<1>(ctx.account(), ctx.region(), vpc_id, subnet)) {
      if (!subnet.empty() || association.main) return association.route_table_id;
    }
  }
  return "";
}

RouteTable ToApi(Context& ctx, const RouteTableRow& row) {
  RouteTable table;
  table.route_table_id = row.id;
  table.vpc_id = row.vpc_id;
  table.owner_id = row.account;
  table.routes.present = true;
  table.associations.present = true;
  table.propagating_vgws.present = true;
  for (const RouteRow& route : ctx.Scan<RouteRow>(row.id)) {
    table.routes.push_back(RouteToApi(ctx, route));
  }
  for (const auto& association :
       ctx.Rows<RouteTableAssociationRow>().By<0>(ctx.account(), ctx.region(), row.id)) {
    RouteTableAssociation& api = table.associations.emplace_back();
    api.route_table_association_id = association.id;
    api.route_table_id = row.id;
    api.main = association.main;
    if (!association.subnet_id.empty()) api.subnet_id = association.subnet_id;
    api.association_state.emplace().state = "associated";
  }
  table.tags = TagsOf(ctx, row.id);
  table.tags.present = true;
  return table;
}

InternetGateway ToApi(Context& ctx, const InternetGatewayRow& row) {
  InternetGateway gateway;
  gateway.internet_gateway_id = row.id;
  gateway.owner_id = row.account;
  gateway.attachments.present = true;
  if (!row.vpc_id.empty()) {
    InternetGatewayAttachment& attachment = gateway.attachments.emplace_back();
    attachment.vpc_id = row.vpc_id;
    // EC2 says so of an attached internet gateway, whatever the model's other words.
    attachment.state = "available";
  }
  gateway.tags = TagsOf(ctx, row.id);
  gateway.tags.present = true;
  return gateway;
}

NetworkAcl ToApi(Context& ctx, const NetworkAclRow& row) {
  NetworkAcl acl;
  acl.network_acl_id = row.id;
  acl.vpc_id = row.vpc_id;
  acl.owner_id = row.account;
  acl.is_default = row.is_default;
  acl.entries.present = true;
  acl.associations.present = true;
  for (const NetworkAclEntryRow& entry : ctx.Scan<NetworkAclEntryRow>(row.id)) {
    acl.entries.push_back(EntryToApi(entry));
  }
  for (const auto& association :
       ctx.Rows<NetworkAclAssociationRow>().By<0>(ctx.account(), ctx.region(), row.id)) {
    NetworkAclAssociation& api = acl.associations.emplace_back();
    api.network_acl_association_id = association.id;
    api.network_acl_id = row.id;
    api.subnet_id = association.subnet_id;
  }
  acl.tags = TagsOf(ctx, row.id);
  acl.tags.present = true;
  return acl;
}

namespace {

constexpr FilterField<RouteTableRow> kRouteTableFilters[] = {
    {"route-table-id",
     [](Context&, const RouteTableRow& row, Values& out) { out.push_back(row.id); }},
    {"vpc-id", [](Context&, const RouteTableRow& row, Values& out) { out.push_back(row.vpc_id); }},
    {"owner-id",
     [](Context&, const RouteTableRow& row, Values& out) { out.push_back(row.account); }},
    {"association.main",
     [](Context& ctx, const RouteTableRow& row, Values& out) {
       EachAssociation(ctx, row, out, [](const auto& a) { return Word(a.main); });
     }},
    {"association.route-table-association-id",
     [](Context& ctx, const RouteTableRow& row, Values& out) {
       EachAssociation(ctx, row, out, [](const auto& a) { return a.id; });
     }},
    {"association.route-table-id",
     [](Context& ctx, const RouteTableRow& row, Values& out) {
       EachAssociation(ctx, row, out, [](const auto& a) { return a.route_table_id; });
     }},
    {"association.subnet-id",
     [](Context& ctx, const RouteTableRow& row, Values& out) {
       EachAssociation(ctx, row, out, [](const auto& a) { return a.subnet_id; });
     }},
    {"association.gateway-id", [](Context&, const RouteTableRow&, Values&) {}},
    {"route.destination-cidr-block",
     [](Context& ctx, const RouteTableRow& row, Values& out) {
       EachRoute(ctx, row, out, [](const auto& r) { return r.destination; });
     }},
    {"route.destination-ipv6-cidr-block",
     [](Context& ctx, const RouteTableRow& row, Values& out) {
       EachRoute(ctx, row, out, [](const auto& r) { return r.destination; });
     }},
    {"route.gateway-id",
     [](Context& ctx, const RouteTableRow& row, Values& out) {
       EachRoute(ctx, row, out, [](const auto& r) { return r.gateway_id; });
     }},
    {"route.nat-gateway-id",
     [](Context& ctx, const RouteTableRow& row, Values& out) {
       EachRoute(ctx, row, out, [](const auto& r) { return r.nat_gateway_id; });
     }},
    {"route.instance-id",
     [](Context& ctx, const RouteTableRow& row, Values& out) {
       EachRoute(ctx, row, out, [&](const auto& r) {
         const auto* eni = ctx.Peek<NetworkInterfaceRow>(r.network_interface_id);
         return eni == nullptr ? std::string() : eni->instance_id;
       });
     }},
    {"route.destination-prefix-list-id",
     [](Context& ctx, const RouteTableRow& row, Values& out) {
       EachRoute(ctx, row, out, [](const auto& r) { return r.prefix_list_id; });
     }},
    {"route.egress-only-internet-gateway-id",
     [](Context& ctx, const RouteTableRow& row, Values& out) {
       EachRoute(ctx, row, out, [](const auto& r) {
         return r.gateway_id.starts_with("eigw-") ? r.gateway_id : std::string();
       });
     }},
    {"route.transit-gateway-id", [](Context&, const RouteTableRow&, Values&) {}},
    {"route.vpc-peering-connection-id", [](Context&, const RouteTableRow&, Values&) {}},
    {"route.origin",
     [](Context& ctx, const RouteTableRow& row, Values& out) {
       EachRoute(ctx, row, out, [](const auto& r) { return r.origin; });
     }},
    {"route.state",
     [](Context& ctx, const RouteTableRow& row, Values& out) {
       EachRoute(ctx, row, out, [&](const auto& r) {
         return std::string(IsBlackhole(ctx, r) ? "blackhole" : "active");
       });
     }},
};

}  // namespace

std::span<const FilterField<RouteTableRow>> RouteTableFilters() { return kRouteTableFilters; }

std::span<const FilterField<InternetGatewayRow>> InternetGatewayFilters() {
  using Row = InternetGatewayRow;
  static constexpr FilterField<Row> kFields[] = {
      {"internet-gateway-id", [](Context&, const Row& row, Values& out) { out.push_back(row.id); }},
      {"owner-id", [](Context&, const Row& row, Values& out) { out.push_back(row.account); }},
      {"attachment.vpc-id",
       [](Context&, const Row& row, Values& out) {
         if (!row.vpc_id.empty()) out.push_back(row.vpc_id);
       }},
      {"attachment.state",
       [](Context&, const Row& row, Values& out) {
         if (!row.vpc_id.empty()) out.push_back("available");
       }},
  };
  return kFields;
}

std::span<const FilterField<NetworkAclRow>> NetworkAclFilters() {
  using Row = NetworkAclRow;
  static constexpr FilterField<Row> kFields[] = {
      {"network-acl-id", [](Context&, const Row& row, Values& out) { out.push_back(row.id); }},
      {"vpc-id", [](Context&, const Row& row, Values& out) { out.push_back(row.vpc_id); }},
      {"owner-id", [](Context&, const Row& row, Values& out) { out.push_back(row.account); }},
      {"default",
       [](Context&, const Row& row, Values& out) { out.push_back(Word(row.is_default)); }},
      {"association.subnet-id",
       [](Context& ctx, const Row& row, Values& out) {
         for (const auto& a :
              ctx.Rows<NetworkAclAssociationRow>().By<0>(ctx.account(), ctx.region(), row.id)) {
           out.push_back(a.subnet_id);
         }
       }},
      {"association.association-id",
       [](Context& ctx, const Row& row, Values& out) {
         for (const auto& a :
              ctx.Rows<NetworkAclAssociationRow>().By<0>(ctx.account(), ctx.region(), row.id)) {
           out.push_back(a.id);
         }
       }},
      {"association.network-acl-id",
       [](Context&, const Row& row, Values& out) { out.push_back(row.id); }},
      {"entry.egress",
       [](Context& ctx, const Row& row, Values& out) {
         for (const auto& e : ctx.Scan<NetworkAclEntryRow>(row.id)) out.push_back(Word(e.egress));
       }},
      {"entry.protocol",
       [](Context& ctx, const Row& row, Values& out) {
         for (const auto& e : ctx.Scan<NetworkAclEntryRow>(row.id)) out.push_back(e.protocol);
       }},
      {"entry.ipv6-cidr",
       [](Context& ctx, const Row& row, Values& out) {
         for (const auto& e : ctx.Scan<NetworkAclEntryRow>(row.id)) out.push_back(e.cidr_ipv6);
       }},
      {"entry.port-range.from",
       [](Context& ctx, const Row& row, Values& out) {
         for (const auto& e : ctx.Scan<NetworkAclEntryRow>(row.id)) {
           out.push_back(StrCat(e.from_port));
         }
       }},
      {"entry.port-range.to",
       [](Context& ctx, const Row& row, Values& out) {
         for (const auto& e : ctx.Scan<NetworkAclEntryRow>(row.id)) {
           out.push_back(StrCat(e.to_port));
         }
       }},
      {"entry.cidr",
       [](Context& ctx, const Row& row, Values& out) {
         for (const auto& e : ctx.Scan<NetworkAclEntryRow>(row.id)) out.push_back(e.cidr_ipv4);
       }},
      {"entry.rule-action",
       [](Context& ctx, const Row& row, Values& out) {
         for (const auto& e : ctx.Scan<NetworkAclEntryRow>(row.id)) out.push_back(e.action);
       }},
      {"entry.rule-number",
       [](Context& ctx, const Row& row, Values& out) {
         for (const auto& e : ctx.Scan<NetworkAclEntryRow>(row.id)) {
           out.push_back(StrCat(e.rule_number));
         }
       }},
  };
  return kFields;
}

}  // namespace wt::ec2
