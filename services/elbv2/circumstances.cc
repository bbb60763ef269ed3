#include "services/elbv2/circumstances.h"

#include "emulator/laws/listener_rules/address.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/load_balancer.h"

namespace wt::elbv2 {
namespace {

namespace law = laws::target_health;

// A load balancer's own address cannot be its target.
bool HeldByBalancer(Context& ctx, const TargetGroupRow& group, const TargetRow& row) {
  if (group.target_type != "ip") return false;
  const std::string host = ec2::HostAt(ctx, group.vpc_id, row.id);
  const std::optional<ec2::NetworkInterfaceRow> eni = ec2::FindInterfaceRow(ctx, host);
  return eni && eni->requester_id == "amazon-elb";
}

std::string BadState(Context& ctx, const TargetGroupRow& group, const TargetRow& row) {
  if (group.target_type != "instance") return "";
  const std::optional<ec2::InstanceRow> instance =
      ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), row.id);
  if (!instance) return "terminated";
  if (instance->state == ec2::LifecycleState::kRunning) return "";
  return std::string(ec2::StateName(instance->state));
}

// The load balancer's interface that a check comes from: of the target's zone, if there is one.
// Deviation: on AWS the node of every zone checks every target it may use; here one does, because
// their findings differ only where networks of zones do.
std::string CheckerOf(Context& ctx, const TargetGroupRow& group, std::string_view zone) {
  std::string checker;
  for (const BalancerZoneRow& node : ZonesOf(ctx, group.load_balancer_arn)) {
    if (node.network_interface_id.empty()) continue;
    if (checker.empty() || node.zone == zone) checker = node.network_interface_id;
  }
  return checker;
}

// A gRPC server without the health method answers "unimplemented", which is what the default
// matcher waits for.
// Deviation: sockets here speak HTTP; one that answers 200 is taken for a gRPC server that has the
// method of a path that was asked for by name, and lacks the default one.
Finding Judge(const TargetGroupRow& group, const ec2::Answer& answer) {
  if (answer.http_status == 0) return {law::Outcome::kRefused, "", "no_http"};
  int64_t code = answer.http_status;
  if (group.protocol_version == "GRPC" && code == 200) {
    code = group.check_path == "/AWS.ALB/healthcheck" ? 12 : 0;
  }
  if (law::Matches(group.matcher, code)) return {law::Outcome::kPassed, "", answer.why};
  return {law::Outcome::kCodeMismatch, StrCat(code), answer.why};
}

// Deviation: AWS sends its check through the other load balancer's rules; here it passes where that
// one is active and listens on the port, because what its rules answer is its own targets' matter.
Finding ProbeBalancer(Context& ctx, const TargetRow& row) {
  const auto* balancer = ctx.Peek<LoadBalancerRow>(row.id);
  if (balancer == nullptr || balancer->state != BalancerState::kActive) {
    return {law::Outcome::kTimedOut, "", "load_balancer_not_active"};
  }
  if (!ListenerAt(ctx, row.id, row.port)) return {law::Outcome::kRefused, "", "no_listener"};
  return {law::Outcome::kPassed, "", "listening"};
}

}  // namespace

bool SpeaksHttp(std::string_view protocol) { return protocol == "HTTP" || protocol == "HTTPS"; }

bool IsNetwork(const TargetGroupRow& group) {
  return !group.protocol.empty() && !SpeaksHttp(group.protocol);
}

int64_t CheckPort(const TargetGroupRow& group, const TargetRow& row) {
  return ParseInt(group.check_port).value_or(row.port);
}

std::optional<ec2::SubnetRow> SubnetAt(Context& ctx, std::string_view vpc_id,
                                       std::string_view address) {
  namespace net = laws::listener_rules;
  const std::optional<net::Address> parsed = net::ParseAddress(address);
  if (!parsed) return std::nullopt;
  for (const ec2::SubnetRow& subnet :
       ctx.Rows<ec2::SubnetRow>().By<0>(ctx.account(), ctx.region(), vpc_id)) {
    const std::optional<net::Block> block = net::ParseBlock(subnet.cidr);
    if (block && block->Contains(*parsed)) return subnet;
  }
  return std::nullopt;
}

std::string ShownZone(Context& ctx, const TargetGroupRow& group, const TargetRow& row) {
  if (!row.zone.empty()) return row.zone;
  if (group.target_type == "instance") {
    const std::optional<ec2::InstanceRow> instance =
        ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), row.id);
    return instance ? instance->az : "";
  }
  if (group.target_type != "ip") return "all";
  const std::optional<ec2::SubnetRow> subnet = SubnetAt(ctx, group.vpc_id, row.id);
  return subnet ? subnet->az : "all";
}

law::Circumstances Circumstances(Context& ctx, const TargetGroupRow& group, const TargetRow& row) {
  law::Circumstances seen;
  seen.in_use = !group.load_balancer_arn.empty();
  seen.checks_enabled = group.check_enabled;
  seen.bad_state = BadState(ctx, group, row);
  seen.held_by_balancer = HeldByBalancer(ctx, group, row);
  if (seen.in_use) {
    const std::string zone = ShownZone(ctx, group, row);
    const bool anywhere = zone.empty() || zone == "all";
    seen.zone_enabled =
        anywhere || ctx.Peek<BalancerZoneRow>(group.load_balancer_arn, zone) != nullptr;
  }
  return seen;
}

bool ChecksCanBegin(Context& ctx, const TargetGroupRow& group) {
  const auto* balancer = ctx.Peek<LoadBalancerRow>(group.load_balancer_arn);
  return balancer != nullptr && balancer->state == BalancerState::kActive;
}

Place PlaceOf(Context& ctx, const TargetGroupRow& group, const TargetRow& row) {
  Place place;
  place.host = group.target_type == "ip" ? ec2::HostAt(ctx, group.vpc_id, row.id) : row.id;
  place.end.address = group.target_type == "ip" ? row.id : "";
  if (place.host.starts_with("eni-")) place.end.network_interface_id = place.host;
  for (const ec2::NetworkInterfaceRow& eni : ec2::InterfacesOf(ctx, place.host)) {
    const bool wanted =
        group.target_type == "ip" ? eni.private_ip == row.id : eni.device_index == 0;
    if (wanted) place.end.network_interface_id = eni.id;
  }
  return place;
}

Finding Probe(Context& ctx, const TargetGroupRow& group, const TargetRow& row) {
  if (group.target_type == "alb") return ProbeBalancer(ctx, row);
  // Deviation: AWS invokes the function; here it answers what is asked for, because there are none.
  if (group.target_type == "lambda") return {law::Outcome::kPassed, "", "assumed"};

  // 1. The way there: security groups and network ACLs drop what they do not let through.
  const Place place = PlaceOf(ctx, group, row);
  const int64_t port = CheckPort(group, row);
  ec2::End from;
  from.network_interface_id = CheckerOf(ctx, group, ShownZone(ctx, group, row));
  const ec2::Verdict way = ec2::CanConnect(ctx, from, place.end, port);
  if (!way.passes) {
    return {law::Outcome::kTimedOut, "", StrCat(way.stopped_at, ": ", way.detail)};
  }
  // 2. Who is there: a host that runs refuses where nothing listens, one that does not is silent.
  const bool http = SpeaksHttp(group.check_protocol);
  const ec2::Answer answer = ec2::Answers(ctx, place.host, port, http ? group.check_path : "/");
  if (!answer.connects) {
    const bool refused = answer.why == "nothing_listens";
    return {refused ? law::Outcome::kRefused : law::Outcome::kTimedOut, "", answer.why};
  }
  // 3. What is answered.
  if (!http) return {law::Outcome::kPassed, "", answer.why};
  return Judge(group, answer);
}

}  // namespace wt::elbv2
