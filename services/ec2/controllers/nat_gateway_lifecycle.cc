#include "services/ec2/controllers/nat_gateway_lifecycle.h"

#include <optional>

#include "services/ec2/interface.h"
#include "services/ec2/limits.h"
#include "services/ec2/timings.h"

namespace wt::ec2 {
namespace {

constexpr std::string_view kStream = "ec2.nat_gateway";

// What keeps a gateway from working: AWS's code and text. It is found out after the call.
// https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html
std::optional<Error> WhyItFails(Context& ctx, const NatGatewayRow& row) {
  if (row.connectivity_type == "public") {
    if (!HasInternetGateway(ctx, row.vpc_id)) {
      return Error{.code = "Gateway.NotAttached",
                   .message = StrCat("Network ", row.vpc_id, " has no Internet gateway attached")};
    }
    const std::optional<AddressRow> address = ctx.Find<AddressRow>(row.allocation_id);
    if (!address) {
      return Error{.code = "InvalidAllocationID.NotFound",
                   .message = StrCat("Elastic IP address ", row.allocation_id,
                                     " could not be associated with this NAT gateway")};
    }
    if (!address->association_id.empty()) {
      return Error{
          .code = "Resource.AlreadyAssociated",
          .message = StrCat("Elastic IP address ", row.allocation_id, " is already associated")};
    }
  }
  const std::optional<SubnetRow> subnet = ctx.Find<SubnetRow>(row.subnet_id);
  if (!subnet || AvailableAddresses(ctx, *subnet) < 1) {
    return Error{.code = "InsufficientFreeAddressesInSubnet",
                 .message = "Subnet has insufficient free addresses to create this NAT gateway"};
  }
  return std::nullopt;
}

void Move(Context& ctx, NatGatewayRow row, std::string_view to) {
  ctx.Trace("nat_gateway_state_changed",
            {{"nat_gateway", row.id}, {"from", row.state}, {"to", std::string(to)}});
  row.state = to;
  ctx.Put(row);
}

}  // namespace

void BeginNatGateway(Context& ctx, NatGatewayRow row) {
  if (const std::optional<Error> why = WhyItFails(ctx, row)) {
    row.failure_code = why->code;
    row.failure_message = why->message;
    row.private_ip.clear();
    ctx.Put(row);
    ctx.WakeIn(kNatGatewayLifecycle, HowLong(ctx, kNatGatewayFailureTakes, kStream),
               ctx.Key(row.id));
    return;
  }
  Result<NetworkInterfaceRow> eni =
      MakeManagedInterface(ctx, {.subnet_id = row.subnet_id,
                                 .description = StrCat("Interface for NAT Gateway ", row.id),
                                 .interface_type = "nat_gateway",
                                 .requester_id = "amazon-vpc-nat",
                                 .instance_owner_id = "amazon-aws",
                                 .has_groups = false,
                                 .private_ip = row.private_ip,
                                 .allocation_id = row.allocation_id,
                                 .source_dest_check = false});
  if (!eni.ok()) {
    row.failure_code = eni.error().code;
    row.failure_message = eni.error().message;
    ctx.Put(row);
    ctx.WakeIn(kNatGatewayLifecycle, HowLong(ctx, kNatGatewayFailureTakes, kStream),
               ctx.Key(row.id));
    return;
  }
  row.network_interface_id = eni->id;
  row.private_ip = eni->private_ip;
  row.public_ip = eni->public_ip;
  row.association_id = eni->association_id;
  ctx.Put(row);
  ctx.WakeIn(kNatGatewayLifecycle, HowLong(ctx, kNatGatewayTakes, kStream), ctx.Key(row.id));
}

void EndNatGateway(Context& ctx, NatGatewayRow row) {
  row.deleted_at = ctx.now();
  Move(ctx, row, "deleting");
  const Duration after = HowLong(ctx, kNatGatewayDeleteTakes, kStream);
  ctx.WakeIn(kNatGatewayLifecycle, after, ctx.Key(row.id));
}

void NatGatewayLifecycle::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  std::optional<NatGatewayRow> row = ctx.Find<NatGatewayRow>(scope.rest);
  if (!row) return;
  // Nobody waits for the record of a gateway that is no more, so eager time does not run there.
  const auto forget_later = [&] {
    ctx.RequestWake({.controller = kNatGatewayLifecycle,
                     .key = key,
                     .due = ctx.now() + kNatGatewayVisible,
                     .kind = sim::TimerKind::kPeriodic});
  };
  if (row->state == "pending" && row->failure_code.empty()) {
    Move(ctx, *row, "available");
  } else if (row->state == "pending") {
    row->deleted_at = ctx.now();
    Move(ctx, *row, "failed");
    forget_later();
  } else if (row->state == "deleting") {
    EraseManagedInterface(ctx, row->network_interface_id);
    row->association_id.clear();
    Move(ctx, *row, "deleted");
    forget_later();
  } else if (row->state == "deleted" || row->state == "failed") {
    ctx.Erase<NatGatewayRow>(row->id);
    EraseTags(ctx, row->id);
  }
}

}  // namespace wt::ec2
