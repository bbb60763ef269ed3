#include "services/elbv2/controllers/load_balancer.h"

#include <optional>

#include "services/ec2/ec2.h"
#include "services/elbv2/elbv2.h"
#include "services/elbv2/endpoint.h"
#include "services/elbv2/target.h"

namespace wt::elbv2 {

Result<void> MakeInterface(Context& ctx, const LoadBalancerRow& row, BalancerZoneRow& zone) {
  if (!zone.network_interface_id.empty() || row.type == "gateway") return {};
  ec2::ManagedInterface wanted;
  wanted.subnet_id = zone.subnet_id;
  wanted.description = StrCat("ELB ", DimensionOf(row.arn));
  wanted.requester_id = "amazon-elb";
  wanted.instance_owner_id = "amazon-elb";
  wanted.private_ip = zone.private_ip;
  wanted.allocation_id = zone.allocation_id;
  wanted.public_ip = row.scheme == "internet-facing" && zone.allocation_id.empty();
  wanted.group_ids = row.security_groups;
  wanted.has_groups = !row.security_groups.empty();
  if (row.type == "network") {
    wanted.interface_type = "network_load_balancer";
    wanted.source_dest_check = false;
  }
  const ec2::NetworkInterfaceRow made = WT_TRY(ec2::MakeManagedInterface(ctx, wanted));
  zone.network_interface_id = made.id;
  zone.address = made.private_ip;
  zone.public_ip = made.public_ip;
  ctx.Put(zone);
  return {};
}

void EraseInterface(Context& ctx, const BalancerZoneRow& zone) {
  if (!zone.network_interface_id.empty()) {
    ec2::EraseManagedInterface(ctx, zone.network_interface_id);
  }
  ctx.Erase<BalancerZoneRow>(zone.load_balancer_arn, zone.zone);
}

void LoadBalancerLoop::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  std::optional<LoadBalancerRow> row = ctx.Find<LoadBalancerRow>(scope.rest);
  if (!row) return;

  // 1. Deleted: the interfaces go, and then nothing is left.
  if (row->state == BalancerState::kDeleted) {
    for (const BalancerZoneRow& zone : ZonesOf(ctx, row->arn)) EraseInterface(ctx, zone);
    ctx.Erase<LoadBalancerRow>(row->arn);
    return;
  }
  if (row->state != BalancerState::kProvisioning) return;

  // 2. An interface in each zone, and it is active.
  row->state = BalancerState::kActive;
  for (BalancerZoneRow& zone : ZonesOf(ctx, row->arn)) {
    const Result<void> made = MakeInterface(ctx, *row, zone);
    if (made.ok()) continue;
    row->state = BalancerState::kFailed;
    row->state_reason = made.error().message;
  }
  ctx.Put(*row);
  ctx.Trace("load_balancer_provisioned",
            {{"load_balancer", row->arn},
             {"state", row->state == BalancerState::kActive ? "active" : "failed"},
             {"reason", row->state_reason}});
  PublishEndpoint(ctx, *row);
  RecheckAll(ctx, row->arn);
}

}  // namespace wt::elbv2
