#include "services/ec2/instance.h"
#include "services/ec2/state.h"

namespace wt::ec2 {
namespace {

using Row = InstanceRow;

template <class Pick>
void EachInterface(Context& ctx, const Row& row, Values& out, Pick pick) {
  for (const NetworkInterfaceRow& eni : InterfacesOf(ctx, row.id)) {
    const std::string value = pick(eni);
    if (!value.empty()) out.push_back(value);
  }
}

void AddGroups(Context& ctx, const Row& row, bool names, Values& out) {
  for (const NetworkInterfaceRow& eni : InterfacesOf(ctx, row.id)) {
    for (const std::string& id : eni.group_ids) {
      const SecurityGroupRow* group = ctx.Peek<SecurityGroupRow>(id);
      if (!names)
        out.push_back(id);
      else if (group != nullptr)
        out.push_back(group->name);
    }
  }
}

void Add(const std::string& value, Values& out) {
  if (!value.empty()) out.push_back(value);
}

constexpr FilterField<InstanceRow> kInstanceFilters[] = {
    {"instance-id", [](Context&, const Row& row, Values& out) { out.push_back(row.id); }},
    {"instance-state-name",
     [](Context&, const Row& row, Values& out) { out.emplace_back(StateName(row.state)); }},
    {"instance-state-code",
     [](Context&, const Row& row, Values& out) {
       out.push_back(StrCat(static_cast<int64_t>(row.state)));
     }},
    {"instance-type",
     [](Context&, const Row& row, Values& out) { out.push_back(row.instance_type); }},
    {"image-id", [](Context&, const Row& row, Values& out) { out.push_back(row.image_id); }},
    {"vpc-id", [](Context&, const Row& row, Values& out) { out.push_back(row.vpc_id); }},
    {"subnet-id", [](Context&, const Row& row, Values& out) { out.push_back(row.subnet_id); }},
    {"availability-zone", [](Context&, const Row& row, Values& out) { out.push_back(row.az); }},
    {"key-name", [](Context&, const Row& row, Values& out) { Add(row.key_name, out); }},
    {"reservation-id",
     [](Context&, const Row& row, Values& out) { out.push_back(row.reservation_id); }},
    {"owner-id", [](Context&, const Row& row, Values& out) { out.push_back(row.account); }},
    {"requester-id", [](Context&, const Row& row, Values& out) { Add(row.requester_id, out); }},
    {"client-token", [](Context&, const Row& row, Values& out) { Add(row.client_token, out); }},
    {"private-ip-address",
     [](Context&, const Row& row, Values& out) { Add(row.private_ip, out); }},
    {"ip-address", [](Context&, const Row& row, Values& out) { Add(row.public_ip, out); }},
    {"private-dns-name",
     [](Context&, const Row& row, Values& out) {
       out.push_back(PrivateDnsName(row.region, row.private_ip));
     }},
    {"dns-name",
     [](Context& ctx, const Row& row, Values& out) {
       Add(PublicDnsName(ctx, row.vpc_id, row.public_ip), out);
     }},
    {"architecture",
     [](Context&, const Row& row, Values& out) { out.push_back(row.architecture); }},
    {"launch-time",
     [](Context&, const Row& row, Values& out) {
       out.push_back(FormatIso8601(row.launched_at, true));
     }},
    {"launch-index",
     [](Context&, const Row& row, Values& out) { out.push_back(StrCat(row.launch_index)); }},
    {"instance-lifecycle",
     [](Context&, const Row& row, Values& out) { Add(row.lifecycle, out); }},
    {"iam-instance-profile.arn",
     [](Context&, const Row& row, Values& out) { Add(row.instance_profile_arn, out); }},
    {"iam-instance-profile.id",
     [](Context&, const Row& row, Values& out) { Add(row.instance_profile_id, out); }},
    {"monitoring-state",
     [](Context&, const Row& row, Values& out) {
       out.push_back(row.monitoring ? "enabled" : "disabled");
     }},
    {"tenancy", [](Context&, const Row& row, Values& out) { out.push_back(row.tenancy); }},
    {"placement-group-name",
     [](Context&, const Row& row, Values& out) { Add(row.group_name, out); }},
    {"root-device-name",
     [](Context&, const Row& row, Values& out) { out.push_back(row.root_device_name); }},
    {"root-device-type", [](Context&, const Row&, Values& out) { out.push_back("ebs"); }},
    {"hypervisor", [](Context&, const Row&, Values& out) { out.push_back("xen"); }},
    {"virtualization-type", [](Context&, const Row&, Values& out) { out.push_back("hvm"); }},
    {"platform-details",
     [](Context&, const Row&, Values& out) { out.push_back("Linux/UNIX"); }},
    {"source-dest-check",
     [](Context&, const Row& row, Values& out) { out.push_back(Word(row.source_dest_check)); }},
    {"state-reason-code",
     [](Context&, const Row& row, Values& out) { Add(row.state_reason_code, out); }},
    {"metadata-options.http-tokens",
     [](Context&, const Row& row, Values& out) { out.push_back(row.http_tokens); }},
    {"metadata-options.http-endpoint",
     [](Context&, const Row& row, Values& out) { out.push_back(row.http_endpoint); }},
    {"group-id",
     [](Context& ctx, const Row& row, Values& out) { AddGroups(ctx, row, false, out); }},
    {"group-name",
     [](Context& ctx, const Row& row, Values& out) { AddGroups(ctx, row, true, out); }},
    {"instance.group-id",
     [](Context& ctx, const Row& row, Values& out) { AddGroups(ctx, row, false, out); }},
    {"instance.group-name",
     [](Context& ctx, const Row& row, Values& out) { AddGroups(ctx, row, true, out); }},
    {"network-interface.group-id",
     [](Context& ctx, const Row& row, Values& out) { AddGroups(ctx, row, false, out); }},
    {"network-interface.network-interface-id",
     [](Context& ctx, const Row& row, Values& out) {
       EachInterface(ctx, row, out, [](const auto& eni) { return eni.id; });
     }},
    {"network-interface.subnet-id",
     [](Context& ctx, const Row& row, Values& out) {
       EachInterface(ctx, row, out, [](const auto& eni) { return eni.subnet_id; });
     }},
    {"network-interface.vpc-id",
     [](Context& ctx, const Row& row, Values& out) {
       EachInterface(ctx, row, out, [](const auto& eni) { return eni.vpc_id; });
     }},
    {"network-interface.addresses.private-ip-address",
     [](Context& ctx, const Row& row, Values& out) {
       EachInterface(ctx, row, out, [](const auto& eni) { return eni.private_ip; });
     }},
    {"block-device-mapping.volume-id",
     [](Context& ctx, const Row& row, Values& out) {
       for (const VolumeRow& volume : VolumesOf(ctx, row.id)) out.push_back(volume.id);
     }},
    {"block-device-mapping.device-name",
     [](Context& ctx, const Row& row, Values& out) {
       for (const VolumeRow& volume : VolumesOf(ctx, row.id)) out.push_back(volume.device);
     }},
};

}  // namespace

std::span<const FilterField<InstanceRow>> InstanceFilters() { return kInstanceFilters; }

}  // namespace wt::ec2
