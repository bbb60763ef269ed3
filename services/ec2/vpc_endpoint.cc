#include "services/ec2/vpc_endpoint.h"

#include <algorithm>

#include "services/ec2/errors.h"
#include "services/ec2/network.h"
#include "services/ec2/prefix_list.h"
#include "services/ec2/subnet.h"

namespace wt::ec2 {
namespace {

// Those that stacks of containers name; AWS has hundreds more.
constexpr std::string_view kInterfaceServices[] = {
    "acm-pca",
    "application-autoscaling",
    "autoscaling",
    "ec2",
    "ec2messages",
    "ecr.api",
    "ecr.dkr",
    "ecs",
    "ecs-agent",
    "ecs-telemetry",
    "elasticloadbalancing",
    "kms",
    "lambda",
    "logs",
    "monitoring",
    "rds",
    "s3",
    "secretsmanager",
    "servicediscovery",
    "sns",
    "sqs",
    "ssm",
    "ssmmessages",
    "sts",
};

constexpr std::string_view kAllowAll =
    R"({"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*",)"
    R"("Action":"*","Resource":"*"}]})";

// The route of a gateway endpoint goes to the prefix list of its service.
std::string PrefixListOf(Context& ctx, const VpcEndpointRow& row) {
  for (const PrefixListView& list : PrefixListsOf(ctx)) {
    if (list.aws && list.name == row.service_name) return list.id;
  }
  return "";
}

void Remove(std::vector<std::string>& list, const std::string& item) {
  list.erase(std::remove(list.begin(), list.end(), item), list.end());
}

}  // namespace

std::vector<EndpointService> EndpointServices(std::string_view region) {
  std::vector<EndpointService> services;
  for (const std::string_view name : {"dynamodb", "s3"}) {
    services.push_back({StrCat("com.amazonaws.", region, ".", name), "Gateway", ""});
  }
  for (const std::string_view name : kInterfaceServices) {
    // "ecr.dkr" has its host the other way round.
    const size_t dot = name.find('.');
    const std::string host = dot == std::string_view::npos
                                 ? std::string(name)
                                 : StrCat(name.substr(dot + 1), ".", name.substr(0, dot));
    services.push_back({StrCat("com.amazonaws.", region, ".", name), "Interface",
                        StrCat(host, ".", region, ".amazonaws.com")});
  }
  std::sort(services.begin(), services.end(), [](const auto& a, const auto& b) {
    return std::tie(a.name, a.type) < std::tie(b.name, b.type);
  });
  return services;
}

Error EndpointNotFound(const std::vector<std::string>& ids) {
  return error::Of("InvalidVpcEndpointId.NotFound",
                   StrCat("The Vpc Endpoint Id '", Join(ids, ", "), "' does not exist"));
}

Result<VpcEndpointRow> FindEndpoint(Context& ctx, std::string_view id) {
  std::optional<VpcEndpointRow> row = ctx.Find<VpcEndpointRow>(id);
  if (row) return *std::move(row);
  return EndpointNotFound({std::string(id)});
}

Result<void> EnterSubnet(Context& ctx, VpcEndpointRow& row, const std::string& subnet_id) {
  const SubnetRow subnet = WT_TRY(FindSubnet(ctx, subnet_id));
  if (subnet.vpc_id != row.vpc_id) {
    return error::InvalidParameterValue(
        StrCat("The subnet ", subnet_id, " does not belong to the VPC ", row.vpc_id, "."));
  }
  for (const std::string& known : row.subnet_ids) {
    const SubnetRow* other = ctx.Peek<SubnetRow>(known);
    if (other == nullptr || other->az != subnet.az) continue;
    return error::Of(
        "DuplicateSubnetsInSameZone",
        StrCat("Found another VPC endpoint subnet in the availability zone of ", subnet_id));
  }
  const NetworkInterfaceRow eni =
      WT_TRY(MakeManagedInterface(ctx, {.subnet_id = subnet_id,
                                        .description = StrCat("VPC Endpoint Interface ", row.id),
                                        .interface_type = "vpc_endpoint",
                                        .requester_id = "amazon-vpce",
                                        .instance_owner_id = "amazon-aws",
                                        .group_ids = row.group_ids}));
  row.subnet_ids.push_back(subnet_id);
  row.network_interface_ids.push_back(eni.id);
  if (row.group_ids.empty()) row.group_ids = eni.group_ids;
  return {};
}

void LeaveSubnet(Context& ctx, VpcEndpointRow& row, const std::string& subnet_id) {
  const std::vector<std::string> interfaces = row.network_interface_ids;
  for (const std::string& id : interfaces) {
    const auto eni = ctx.Find<NetworkInterfaceRow>(id);
    if (eni && eni->subnet_id != subnet_id) continue;
    EraseManagedInterface(ctx, id);
    Remove(row.network_interface_ids, id);
  }
  Remove(row.subnet_ids, subnet_id);
}

Result<void> EnterTable(Context& ctx, VpcEndpointRow& row, const std::string& table_id) {
  const RouteTableRow table = WT_TRY(FindRouteTable(ctx, table_id));
  if (table.vpc_id != row.vpc_id) {
    return error::InvalidParameterValue(
        StrCat("The route table ", table_id, " does not belong to the VPC ", row.vpc_id, "."));
  }
  const std::string list = PrefixListOf(ctx, row);
  if (ctx.Find<RouteRow>(table_id, list)) {
    return error::Of("RouteAlreadyExists",
                     StrCat("route table ", table_id,
                            " already has a route with destination-prefix-list-id ", list));
  }
  ctx.Put(RouteRow{.route_table_id = table_id,
                   .destination = list,
                   .prefix_list_id = list,
                   .gateway_id = row.id});
  row.route_table_ids.push_back(table_id);
  return {};
}

void LeaveTable(Context& ctx, VpcEndpointRow& row, const std::string& table_id) {
  ctx.Erase<RouteRow>(table_id, PrefixListOf(ctx, row));
  Remove(row.route_table_ids, table_id);
}

VpcEndpoint ToApi(Context& ctx, const VpcEndpointRow& row) {
  VpcEndpoint api;
  api.vpc_endpoint_id = row.id;
  api.vpc_endpoint_type = row.type;
  api.vpc_id = row.vpc_id;
  api.service_name = row.service_name;
  api.state = row.state;
  api.policy_document = row.policy.empty() ? std::string(kAllowAll) : row.policy;
  api.route_table_ids = row.route_table_ids;
  api.subnet_ids = row.subnet_ids;
  api.network_interface_ids = row.network_interface_ids;
  api.groups.present = true;
  api.dns_entries.present = true;
  api.private_dns_enabled = row.private_dns;
  api.requester_managed = false;
  api.creation_timestamp = row.created_at;
  api.owner_id = row.account;
  api.tags = TagsOf(ctx, row.id);
  if (row.type != "Interface") return api;
  api.ip_address_type = "ipv4";
  api.dns_options.emplace().dns_record_ip_type = "ipv4";
  for (const std::string& id : row.group_ids) {
    SecurityGroupIdentifier& group = api.groups.emplace_back();
    group.group_id = id;
    if (const auto* known = ctx.Peek<SecurityGroupRow>(id)) group.group_name = known->name;
  }
  const std::string service =
      row.service_name.substr(StrCat("com.amazonaws.", row.region, ".").size());
  DnsEntry& entry = api.dns_entries.emplace_back();
  entry.dns_name = StrCat(row.id, "-", row.id.substr(row.id.size() - 8), ".", service, ".",
                          row.region, ".vpce.amazonaws.com");
  entry.hosted_zone_id = "Z7HUB22UULQXV";
  return api;
}

}  // namespace wt::ec2
