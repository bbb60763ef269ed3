#pragma once

// Which service, operation and protocol a request means. All services share one port, so this is
// read from the target header, the Action parameter or the path, helped by the credential scope
// and the host name.

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/wire/codec.h"
#include "emulator/world/caller.h"
#include "emulator/world/dispatch.h"

namespace wt {

struct Route {
  const ServiceEntry* service = nullptr;
  const OperationEntry* operation = nullptr;
  wire::Protocol protocol = wire::Protocol::kQuery;
  wire::PathLabels labels;
};

// What a request that leads nowhere is answered with: in which form, and what.
struct NoRoute {
  const wire::Service* service = nullptr;  // Null where not even that could be told.
  wire::Protocol protocol = wire::Protocol::kQuery;
  Error error;
};

class Router {
 public:
  void Add(const ServiceEntry& entry);
  const std::vector<const ServiceEntry*>& services() const { return services_; }
  // The operation of a service by name, built or not; null where the model has none.
  static const OperationEntry* FindOperation(const ServiceEntry& service, std::string_view name);

  // Fills `route`, or says in `refusal` why it cannot. `caller` may be null (unsigned).
  bool Find(const wire::HttpRequest& request, const Caller* caller, Route& route,
            NoRoute& refusal) const;

 private:
  bool ByTarget(std::string_view target, const wire::HttpRequest& request, Route& route,
                NoRoute& refusal) const;
  bool ByCborPath(const wire::HttpRequest& request, Route& route, NoRoute& refusal) const;
  bool ByAction(const wire::HttpRequest& request, const ServiceEntry* hinted, Route& route,
                NoRoute& refusal) const;
  bool ByPath(const wire::HttpRequest& request, const ServiceEntry* hinted, Route& route,
              NoRoute& refusal) const;
  const ServiceEntry* Hinted(const wire::HttpRequest& request, const Caller* caller) const;

  std::vector<const ServiceEntry*> services_;
};

}  // namespace wt
