#include "services/ec2/subnet.h"

#include "services/ec2/errors.h"
#include "services/ec2/instance_state.h"
#include "services/ec2/network_state.h"

namespace wt::ec2 {
namespace {

// Network, router, DNS, reserved; and the last is broadcast.
constexpr uint32_t kReservedFirst = 4;
constexpr uint64_t kReserved = 5;

}  // namespace

Error SubnetNotFound(const std::vector<std::string>& ids) {
  if (ids.size() == 1) return error::NotFound("InvalidSubnetID.NotFound", "subnet ID", ids[0]);
  return error::Of("InvalidSubnetID.NotFound",
                   StrCat("The subnet IDs '", Join(ids, ", "), "' do not exist"));
}

Result<SubnetRow> FindSubnet(Context& ctx, std::string_view id) {
  std::optional<SubnetRow> row = ctx.Find<SubnetRow>(id);
  if (!row) return SubnetNotFound({std::string(id)});
  return *std::move(row);
}

SubnetRow MakeSubnet(Context& ctx, const VpcRow& vpc, const Cidr& cidr, std::string_view az,
                     std::string_view az_id) {
  const SubnetRow subnet{.account = ctx.account(),
                         .region = ctx.region(),
                         .id = ctx.NewId("subnet-"),
                         .vpc_id = vpc.id,
                         .cidr = cidr.ToString(),
                         .az = std::string(az),
                         .az_id = std::string(az_id)};
  ctx.Put(subnet);
  for (const NetworkAclRow& acl :
       ctx.Rows<NetworkAclRow>().By<0>(ctx.account(), ctx.region(), vpc.id)) {
    if (!acl.is_default) continue;
    ctx.Put(NetworkAclAssociationRow{
        .id = ctx.NewId("aclassoc-"), .acl_id = acl.id, .subnet_id = subnet.id});
    break;
  }
  return subnet;
}

int64_t AvailableAddresses(Context& ctx, const SubnetRow& row) {
  int64_t used = 0;
  for (const NetworkInterfaceRow& eni :
       ctx.Rows<NetworkInterfaceRow>().By<1>(row.account, row.region, row.id)) {
    used += eni.private_ip.empty() ? 0 : 1;
  }
  for ([[maybe_unused]] const SecondaryAddressRow& address :
       ctx.Rows<SecondaryAddressRow>().By<0>(row.account, row.region, row.id)) {
    ++used;
  }
  return static_cast<int64_t>(ParseCidr(row.cidr)->size() - kReserved) - used;
}

bool AddressInUse(Context& ctx, const SubnetRow& row, std::string_view address) {
  const auto used =
      ctx.Rows<NetworkInterfaceRow>().By<1>(row.account, row.region, row.id, std::string(address));
  const auto more =
      ctx.Rows<SecondaryAddressRow>().By<0>(row.account, row.region, row.id, std::string(address));
  return used.begin() != used.end() || more.begin() != more.end();
}

std::optional<uint32_t> FreeAddress(Context& ctx, const SubnetRow& row) {
  const Cidr cidr = *ParseCidr(row.cidr);
  const uint64_t usable = cidr.size() - kReserved;
  // AWS hands addresses out scattered over the block; so do we, walking on where one is taken.
  const uint64_t start = ctx.rng("ec2.private_address").Below(usable);
  for (uint64_t step = 0; step < usable; ++step) {
    const auto offset = static_cast<uint32_t>((start + step) % usable);
    const uint32_t address = cidr.base + kReservedFirst + offset;
    if (!AddressInUse(ctx, row, FormatIpv4(address))) return address;
  }
  return std::nullopt;
}

Subnet ToApi(Context& ctx, const SubnetRow& row) {
  Subnet subnet;
  subnet.subnet_id = row.id;
  subnet.vpc_id = row.vpc_id;
  subnet.owner_id = row.account;
  subnet.state = "available";
  subnet.cidr_block = row.cidr;
  subnet.availability_zone = row.az;
  subnet.availability_zone_id = row.az_id;
  subnet.available_ip_address_count = AvailableAddresses(ctx, row);
  subnet.default_for_az = row.default_for_az;
  subnet.map_public_ip_on_launch = row.map_public_ip_on_launch;
  subnet.map_customer_owned_ip_on_launch = false;
  subnet.assign_ipv6_address_on_creation = row.assign_ipv6_on_creation;
  subnet.enable_dns64 = row.enable_dns64;
  subnet.ipv6_native = false;
  subnet.ipv6_cidr_block_association_set.present = true;
  subnet.subnet_arn = StrCat("arn:aws:ec2:", row.region, ":", row.account, ":subnet/", row.id);
  PrivateDnsNameOptionsOnLaunch& names = subnet.private_dns_name_options_on_launch.emplace();
  names.hostname_type = row.hostname_type;
  names.enable_resource_name_dns_a_record = row.dns_a_record;
  names.enable_resource_name_dns_aaaa_record = row.dns_aaaa_record;
  subnet.tags = TagsOf(ctx, row.id);
  return subnet;
}

std::span<const FilterField<SubnetRow>> SubnetFilters() {
  using Row = SubnetRow;
  static constexpr FilterField<Row> kFields[] = {
      {"subnet-id", [](Context&, const Row& row, Values& out) { out.push_back(row.id); }},
      {"vpc-id", [](Context&, const Row& row, Values& out) { out.push_back(row.vpc_id); }},
      {"cidr", [](Context&, const Row& row, Values& out) { out.push_back(row.cidr); }},
      {"cidrBlock", [](Context&, const Row& row, Values& out) { out.push_back(row.cidr); }},
      {"cidr-block", [](Context&, const Row& row, Values& out) { out.push_back(row.cidr); }},
      {"availability-zone", [](Context&, const Row& row, Values& out) { out.push_back(row.az); }},
      {"availabilityZone", [](Context&, const Row& row, Values& out) { out.push_back(row.az); }},
      {"availability-zone-id",
       [](Context&, const Row& row, Values& out) { out.push_back(row.az_id); }},
      {"availabilityZoneId",
       [](Context&, const Row& row, Values& out) { out.push_back(row.az_id); }},
      {"state", [](Context&, const Row&, Values& out) { out.push_back("available"); }},
      {"owner-id", [](Context&, const Row& row, Values& out) { out.push_back(row.account); }},
      {"default-for-az",
       [](Context&, const Row& row, Values& out) { out.push_back(Word(row.default_for_az)); }},
      {"defaultForAz",
       [](Context&, const Row& row, Values& out) { out.push_back(Word(row.default_for_az)); }},
      {"map-public-ip-on-launch",
       [](Context&, const Row& row, Values& out) {
         out.push_back(Word(row.map_public_ip_on_launch));
       }},
      {"available-ip-address-count",
       [](Context& ctx, const Row& row, Values& out) {
         out.push_back(StrCat(AvailableAddresses(ctx, row)));
       }},
      {"subnet-arn",
       [](Context&, const Row& row, Values& out) {
         out.push_back(StrCat("arn:aws:ec2:", row.region, ":", row.account, ":subnet/", row.id));
       }},
      {"ipv6-native", [](Context&, const Row&, Values& out) { out.push_back("false"); }},
      {"enable-dns64",
       [](Context&, const Row& row, Values& out) { out.push_back(Word(row.enable_dns64)); }},
      {"outpost-arn", [](Context&, const Row&, Values&) {}},
      {"ipv6-cidr-block-association.ipv6-cidr-block", [](Context&, const Row&, Values&) {}},
      {"ipv6-cidr-block-association.association-id", [](Context&, const Row&, Values&) {}},
      {"ipv6-cidr-block-association.state", [](Context&, const Row&, Values&) {}},
  };
  return kFields;
}

}  // namespace wt::ec2
