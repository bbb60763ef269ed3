// Who listens where.

#include <algorithm>

#include "emulator/world/trouble.h"
#include "services/ec2/ec2.h"
#include "services/ec2/instance.h"

namespace wt::ec2 {
namespace {

// What a program that is not well answers.
constexpr int64_t kUnavailable = 503;

// What the socket says to a path: the longest listed one that begins it.
int64_t StatusOf(const SocketRow& socket, std::string_view path) {
  path = path.substr(0, path.find_first_of("?#"));
  int64_t status = socket.http_status;
  size_t longest = 0;
  for (const auto& [prefix, text] : socket.paths) {
    const bool whole = path == prefix;
    const bool below = path.starts_with(prefix) &&
                       (prefix.ends_with('/') || path.substr(prefix.size()).starts_with('/'));
    if ((!whole && !below) || prefix.size() < longest) continue;
    longest = prefix.size();
    status = ParseInt(text).value_or(status);
  }
  return status;
}

}  // namespace

std::string HostAt(Context& ctx, std::string_view vpc_id, std::string_view private_ip) {
  const auto host = [](const NetworkInterfaceRow& row) {
    return row.instance_id.empty() || row.requester_managed ? row.id : row.instance_id;
  };
  for (const SubnetRow& subnet :
       ctx.Rows<SubnetRow>().By<0>(ctx.account(), ctx.region(), std::string(vpc_id))) {
    for (const NetworkInterfaceRow& row : ctx.Rows<NetworkInterfaceRow>().By<1>(
             ctx.account(), ctx.region(), subnet.id, std::string(private_ip))) {
      return host(row);
    }
    for (const SecondaryAddressRow& row : ctx.Rows<SecondaryAddressRow>().By<0>(
             ctx.account(), ctx.region(), subnet.id, std::string(private_ip))) {
      if (const auto eni = ctx.Find<NetworkInterfaceRow>(row.network_interface_id)) {
        return host(*eni);
      }
    }
  }
  return "";
}

void DeclareHost(Context& ctx, std::string_view host) {
  if (ctx.Peek<SocketHostRow>(host) != nullptr) return;
  ctx.Put(SocketHostRow{.host = std::string(host)});
}

void ForgetHost(Context& ctx, std::string_view host) {
  for (const SocketRow& row : ctx.Rows<SocketRow>().Collect(ctx.account(), ctx.region(), host)) {
    ctx.Erase<SocketRow>(row.host, row.port);
  }
  ctx.Erase<SocketHostRow>(host);
}

void PutSocket(Context& ctx, const SocketRow& row) {
  DeclareHost(ctx, row.host);
  ctx.Put(row);
}

void EraseSocket(Context& ctx, std::string_view host, int64_t port) {
  ctx.Erase<SocketRow>(host, port);
}

Answer Answers(Context& ctx, std::string_view host, int64_t port, std::string_view path) {
  Answer answer;
  // 1. The host must be up.
  const bool is_instance = host.starts_with("i-");
  if (is_instance) {
    const InstanceRow* instance = ctx.Peek<InstanceRow>(host);
    if (instance == nullptr) {
      answer.why = "no_such_host";
      return answer;
    }
    if (instance->state != LifecycleState::kRunning) {
      answer.why = StrCat("instance_", StateName(instance->state));
      return answer;
    }
  } else if (ctx.Peek<NetworkInterfaceRow>(host) == nullptr) {
    answer.why = "no_such_host";
    return answer;
  }
  // 2. What is known to listen.
  if (const SocketRow* socket = ctx.Peek<SocketRow>(host, port)) {
    answer.connects = true;
    answer.http_status = StatusOf(*socket, path);
    if (FindTrouble(ctx, TroubleKind::kFailingChecks, socket->owner) != nullptr) {
      answer.http_status = kUnavailable;
    }
    answer.owner = socket->owner;
    answer.body = socket->body;
    answer.why = "listening";
    return answer;
  }
  // 3. An instance about which nobody says anything is taken to serve what it is asked for: its
  //    user data is not run, so what it would start cannot be known.
  if (is_instance && ctx.Peek<SocketHostRow>(host) == nullptr) {
    answer.connects = true;
    answer.http_status = 200;
    answer.why = "assumed";
    return answer;
  }
  answer.why = "nothing_listens";
  return answer;
}

}  // namespace wt::ec2
