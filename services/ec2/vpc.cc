#include "services/ec2/vpc.h"

#include "emulator/world/world.h"
#include "services/ec2/catalog/regions.h"
#include "services/ec2/ec2.h"
#include "services/ec2/errors.h"
#include "services/ec2/limits.h"
#include "services/ec2/security_group.h"
#include "services/ec2/subnet.h"

namespace wt::ec2 {
namespace {

void MakeMainRouteTable(Context& ctx, const VpcRow& vpc) {
  const RouteTableRow table{.id = ctx.NewId("rtb-"), .vpc_id = vpc.id};
  ctx.Put(table);
  ctx.Put(RouteRow{.route_table_id = table.id,
                   .destination = vpc.cidr,
                   .gateway_id = "local",
                   .origin = "CreateRouteTable"});
  ctx.Put(RouteTableAssociationRow{
      .id = ctx.NewId("rtbassoc-"), .route_table_id = table.id, .vpc_id = vpc.id, .main = true});
}

void MakeDefaultAcl(Context& ctx, const VpcRow& vpc) {
  const NetworkAclRow acl{.id = ctx.NewId("acl-"), .vpc_id = vpc.id, .is_default = true};
  ctx.Put(acl);
  for (const bool egress : {false, true}) {
    ctx.Put(NetworkAclEntryRow{.acl_id = acl.id,
                               .egress = egress,
                               .rule_number = 100,
                               .cidr_ipv4 = "0.0.0.0/0",
                               .action = "allow"});
    ctx.Put(NetworkAclEntryRow{.acl_id = acl.id,
                               .egress = egress,
                               .rule_number = 32767,
                               .cidr_ipv4 = "0.0.0.0/0",
                               .action = "deny"});
  }
}

std::string DefaultDhcpOptions(Context& ctx) {
  for (const DhcpOptionsRow& row : ctx.Scan<DhcpOptionsRow>()) {
    if (row.is_default) return row.id;
  }
  const std::string domain =
      ctx.region() == "us-east-1" ? "ec2.internal" : StrCat(ctx.region(), ".compute.internal");
  const DhcpOptionsRow row{
      .id = ctx.NewId("dopt-"),
      .options = {{"domain-name", domain}, {"domain-name-servers", "AmazonProvidedDNS"}},
      .is_default = true};
  ctx.Put(row);
  return row.id;
}

}  // namespace

Error VpcNotFound(const std::vector<std::string>& ids) {
  if (ids.size() == 1) return error::NotFound("InvalidVpcID.NotFound", "vpc ID", ids[0]);
  return error::Of("InvalidVpcID.NotFound",
                   StrCat("The vpc IDs '", Join(ids, ", "), "' do not exist"));
}

Result<VpcRow> FindVpc(Context& ctx, std::string_view id) {
  std::optional<VpcRow> row = ctx.Find<VpcRow>(id);
  if (!row) return VpcNotFound({std::string(id)});
  return *std::move(row);
}

std::optional<VpcRow> DefaultVpc(Context& ctx) {
  // A peer may ask before the account's first call to EC2.
  ctx.world().EnterScope("ec2", ctx);
  for (const VpcRow& row : ctx.Scan<VpcRow>()) {
    if (row.is_default) return row;
  }
  return std::nullopt;
}

VpcRow MakeVpc(Context& ctx, const Cidr& cidr, std::string_view tenancy, bool is_default) {
  const VpcRow vpc{.account = ctx.account(),
                   .region = ctx.region(),
                   .id = ctx.NewId("vpc-"),
                   .cidr = cidr.ToString(),
                   .is_default = is_default,
                   .dhcp_options_id = DefaultDhcpOptions(ctx),
                   .tenancy = std::string(tenancy),
                   .dns_hostnames = is_default};
  ctx.Put(vpc);
  ctx.Put(VpcCidrRow{.vpc_id = vpc.id,
                     .association_id = ctx.NewId("vpc-cidr-assoc-"),
                     .cidr = vpc.cidr,
                     .primary = true});
  MakeMainRouteTable(ctx, vpc);
  MakeDefaultAcl(ctx, vpc);
  MakeSecurityGroup(ctx, vpc.id, "default", "default VPC security group");
  return vpc;
}

void MakeDefaults(Context& ctx) {
  const VpcRow vpc = MakeVpc(ctx, *ParseCidr("172.31.0.0/16"), "default", true);
  uint32_t base = ParseCidr(vpc.cidr)->base;
  for (const catalog::Zone& zone : catalog::ZonesOf(ctx.region())) {
    SubnetRow subnet = MakeSubnet(ctx, vpc, Cidr{base, 20}, zone.name, zone.zone_id);
    subnet.default_for_az = true;
    subnet.map_public_ip_on_launch = true;
    ctx.Put(subnet);
    base += 1 << 12;
  }
  const InternetGatewayRow gateway{.id = ctx.NewId("igw-"), .vpc_id = vpc.id};
  ctx.Put(gateway);
  const std::string main_table =
      (*ctx.Rows<RouteTableRow>().By<0>(ctx.account(), ctx.region(), vpc.id).begin()).id;
  ctx.Put(
      RouteRow{.route_table_id = main_table, .destination = "0.0.0.0/0", .gateway_id = gateway.id});
}

std::vector<Cidr> CidrsOf(Context& ctx, std::string_view vpc_id) {
  std::vector<Cidr> cidrs;
  for (const VpcCidrRow& row : ctx.Scan<VpcCidrRow>(vpc_id)) cidrs.push_back(*ParseCidr(row.cidr));
  return cidrs;
}

Vpc ToApi(Context& ctx, const VpcRow& row) {
  Vpc vpc;
  vpc.vpc_id = row.id;
  vpc.owner_id = row.account;
  vpc.state = "available";
  vpc.cidr_block = row.cidr;
  vpc.dhcp_options_id = row.dhcp_options_id;
  vpc.instance_tenancy = row.tenancy;
  vpc.is_default = row.is_default;
  for (const VpcCidrRow& cidr : ctx.Scan<VpcCidrRow>(row.id)) {
    VpcCidrBlockAssociation& association = vpc.cidr_block_association_set.emplace_back();
    association.association_id = cidr.association_id;
    association.cidr_block = cidr.cidr;
    association.cidr_block_state.emplace().state = "associated";
  }
  vpc.tags = TagsOf(ctx, row.id);
  return vpc;
}

std::span<const FilterField<VpcRow>> VpcFilters() {
  using Row = VpcRow;
  static constexpr FilterField<Row> kFields[] = {
      {"vpc-id", [](Context&, const Row& row, Values& out) { out.push_back(row.id); }},
      {"cidr", [](Context&, const Row& row, Values& out) { out.push_back(row.cidr); }},
      {"cidr-block", [](Context&, const Row& row, Values& out) { out.push_back(row.cidr); }},
      {"state", [](Context&, const Row&, Values& out) { out.push_back("available"); }},
      {"owner-id", [](Context&, const Row& row, Values& out) { out.push_back(row.account); }},
      {"is-default",
       [](Context&, const Row& row, Values& out) { out.push_back(Word(row.is_default)); }},
      {"isDefault",
       [](Context&, const Row& row, Values& out) { out.push_back(Word(row.is_default)); }},
      {"dhcp-options-id",
       [](Context&, const Row& row, Values& out) { out.push_back(row.dhcp_options_id); }},
      {"cidr-block-association.cidr-block",
       [](Context& ctx, const Row& row, Values& out) {
         for (const auto& cidr : ctx.Scan<VpcCidrRow>(row.id)) out.push_back(cidr.cidr);
       }},
      {"cidr-block-association.association-id",
       [](Context& ctx, const Row& row, Values& out) {
         for (const auto& cidr : ctx.Scan<VpcCidrRow>(row.id)) out.push_back(cidr.association_id);
       }},
      {"cidr-block-association.state",
       [](Context&, const Row&, Values& out) { out.push_back("associated"); }},
      {"ipv6-cidr-block-association.ipv6-cidr-block", [](Context&, const Row&, Values&) {}},
      {"ipv6-cidr-block-association.ipv6-pool", [](Context&, const Row&, Values&) {}},
      {"ipv6-cidr-block-association.association-id", [](Context&, const Row&, Values&) {}},
      {"ipv6-cidr-block-association.state", [](Context&, const Row&, Values&) {}},
  };
  return kFields;
}

Result<Cidr> CheckVpcCidr(const std::string& text) {
  const std::optional<Cidr> cidr = ParseCidr(text);
  if (!cidr) {
    return error::InvalidParameterValue(StrCat("Value (", text,
                                               ") for parameter cidrBlock is invalid. This is not "
                                               "a valid CIDR block."));
  }
  const auto refused = {"0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"};
  bool usable = cidr->prefix >= 16 && cidr->prefix <= 28;
  for (const char* range : refused) usable = usable && !ParseCidr(range)->Overlaps(*cidr);
  if (!usable) return error::Of("InvalidVpc.Range", StrCat("The CIDR '", text, "' is invalid."));
  return *cidr;
}

bool VpcExists(Turn& turn, std::string_view account, std::string_view region, std::string_view id) {
  return turn.Peek<VpcRow>(account, region, id) != nullptr;
}

}  // namespace wt::ec2
