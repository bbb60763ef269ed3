#include "emulator/world/router.h"

#include <algorithm>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"
#include "emulator/wire/path.h"

namespace wt {
namespace {

using wire::Protocol;

bool Speaks(const ServiceEntry& entry, Protocol protocol) {
  const auto& known = entry.service->protocols;
  return std::find(known.begin(), known.end(), protocol) != known.end();
}

// The value of one parameter of a form or query string.
std::string FormValue(std::string_view form, std::string_view name) {
  size_t at = 0;
  while (at < form.size()) {
    const size_t end = std::min(form.find('&', at), form.size());
    const std::string_view pair = form.substr(at, end - at);
    if (pair.size() > name.size() && pair[name.size()] == '=' && pair.starts_with(name)) {
      return UrlDecode(pair.substr(name.size() + 1), true);
    }
    at = end + 1;
  }
  return {};
}

// A template's query part ("?Operation=Tag", "?tagging") must be there in the request's.
bool MatchQuery(std::string_view wanted, std::string_view query) {
  if (wanted.empty()) return true;
  const std::vector<std::string_view> given = Split(query, '&');
  for (const std::string_view part : Split(wanted, '&')) {
    const bool found = std::any_of(given.begin(), given.end(), [&](std::string_view pair) {
      return pair == part ||
             (part.find('=') == std::string_view::npos && pair.substr(0, pair.find('=')) == part);
    });
    if (!found) return false;
  }
  return true;
}

}  // namespace

void Router::Add(const ServiceEntry& entry) { services_.push_back(&entry); }

const OperationEntry* Router::FindOperation(const ServiceEntry& service, std::string_view name) {
  const auto& all = service.operations;
  const auto at = std::lower_bound(
      all.begin(), all.end(), name,
      [](const OperationEntry& a, std::string_view b) { return a.operation->name < b; });
  return at != all.end() && at->operation->name == name ? &*at : nullptr;
}

const ServiceEntry* Router::Hinted(const wire::HttpRequest& request, const Caller* caller) const {
  if (caller != nullptr) {
    for (const ServiceEntry* entry : services_) {
      if (entry->service->signing_name == caller->signing_name) return entry;
    }
  }
  const HostNames host = ReadHost(request.Header("host"));
  if (host.endpoint_prefix.empty()) return nullptr;
  for (const ServiceEntry* entry : services_) {
    std::string_view prefix = entry->service->endpoint_prefix;
    if (prefix.starts_with("api.")) prefix.remove_prefix(4);
    if (prefix == host.endpoint_prefix) return entry;
  }
  return nullptr;
}

bool Router::Find(const wire::HttpRequest& request, const Caller* caller, Route& route,
                  NoRoute& refusal) const {
  // 1. The JSON protocols name service and operation in one header.
  if (const std::string_view target = request.Header("x-amz-target"); !target.empty()) {
    return ByTarget(target, request, route, refusal);
  }
  // 2. So does CBOR in its path.
  if (!request.Header("smithy-protocol").empty()) return ByCborPath(request, route, refusal);

  // 3. Path templates, where the scope or the host says that the service has such.
  const ServiceEntry* hinted = Hinted(request, caller);
  if (hinted != nullptr && Speaks(*hinted, Protocol::kRestXml)) {
    return ByPath(request, hinted, route, refusal);
  }
  if (hinted == nullptr && request.path() != "/") return ByPath(request, nullptr, route, refusal);

  // 4. The rest are forms with an Action.
  return ByAction(request, hinted, route, refusal);
}

bool Router::ByTarget(std::string_view target, const wire::HttpRequest& request, Route& route,
                      NoRoute& refusal) const {
  const size_t dot = target.rfind('.');
  const std::string_view prefix = target.substr(0, dot);
  refusal.protocol = Protocol::kJson;
  refusal.error = {.code = "UnknownOperationException", .message = ""};
  for (const ServiceEntry* entry : services_) {
    if (entry->service->target_prefix != prefix || prefix.empty()) continue;
    refusal.service = entry->service;
    if (dot == std::string_view::npos) return false;
    const OperationEntry* operation = FindOperation(*entry, target.substr(dot + 1));
    if (operation == nullptr) return false;
    route = {entry, operation, Protocol::kJson, {}};
    return true;
  }
  static_cast<void>(request);
  return false;
}

bool Router::ByCborPath(const wire::HttpRequest& request, Route& route, NoRoute& refusal) const {
  refusal.protocol = Protocol::kRpcV2Cbor;
  refusal.error = {.code = "UnknownOperationException", .message = ""};
  const std::vector<std::string_view> parts = Split(request.path(), '/');
  // "", "service", NAME, "operation", NAME
  if (parts.size() < 5) return false;
  const size_t n = parts.size();
  if (parts[n - 4] != "service" || parts[n - 2] != "operation") return false;
  for (const ServiceEntry* entry : services_) {
    if (entry->service->shape_name != parts[n - 3] || !Speaks(*entry, Protocol::kRpcV2Cbor)) {
      continue;
    }
    refusal.service = entry->service;
    const OperationEntry* operation = FindOperation(*entry, parts[n - 1]);
    if (operation == nullptr) return false;
    route = {entry, operation, Protocol::kRpcV2Cbor, {}};
    return true;
  }
  return false;
}

bool Router::ByAction(const wire::HttpRequest& request, const ServiceEntry* hinted, Route& route,
                      NoRoute& refusal) const {
  std::string action = FormValue(request.body, "Action");
  std::string version = FormValue(request.body, "Version");
  if (action.empty()) action = FormValue(request.query(), "Action");
  if (version.empty()) version = FormValue(request.query(), "Version");

  // 1. The scope says the service; without one, the version and the operation's name do.
  const ServiceEntry* entry = hinted;
  if (entry == nullptr) {
    for (const ServiceEntry* candidate : services_) {
      const bool forms = Speaks(*candidate, Protocol::kQuery) || Speaks(*candidate, Protocol::kEc2);
      if (forms && candidate->service->api_version == version &&
          FindOperation(*candidate, action) != nullptr) {
        entry = candidate;
      }
    }
  }
  const bool ec2 = entry != nullptr && Speaks(*entry, Protocol::kEc2);
  refusal.protocol = ec2 ? Protocol::kEc2 : Protocol::kQuery;
  refusal.service = entry != nullptr ? entry->service : nullptr;
  if (entry != nullptr && !ec2 && !Speaks(*entry, Protocol::kQuery)) {
    refusal.protocol = entry->service->protocols[0];
    refusal.error = {.code = "UnknownOperationException", .message = ""};
    return false;
  }

  // 2. An action that the service does not have in that version.
  if (action.empty()) {
    refusal.error = {.code = "MissingAction",
                     .message = "The request is missing an action or a required parameter."};
    return false;
  }
  const bool right_version =
      entry != nullptr && (version.empty() || entry->service->api_version == version);
  const OperationEntry* operation = right_version ? FindOperation(*entry, action) : nullptr;
  if (operation == nullptr) {
    refusal.error =
        ec2 ? Error{.code = "InvalidAction",
                    .message = StrCat("The action ", action, " is not valid for this web service.")}
            : Error{.code = "InvalidAction",
                    .message = StrCat("Could not find operation ", action, " for version ",
                                      version.empty() ? "NO_VERSION_SPECIFIED" : version)};
    return false;
  }
  route = {entry, operation, ec2 ? Protocol::kEc2 : Protocol::kQuery, {}};
  return true;
}

bool Router::ByPath(const wire::HttpRequest& request, const ServiceEntry* hinted, Route& route,
                    NoRoute& refusal) const {
  refusal.protocol = Protocol::kRestXml;
  refusal.error = {.code = "UnknownOperationException",
                   .message = "No operation has this method and path.",
                   .http_status = 404};
  size_t best = 0;  // The template with the most fixed text wins.
  wire::PathLabels labels;
  for (const ServiceEntry* entry : services_) {
    if ((hinted != nullptr && entry != hinted) || !Speaks(*entry, Protocol::kRestXml)) continue;
    refusal.service = entry->service;
    for (const OperationEntry& candidate : entry->operations) {
      const wire::Operation& operation = *candidate.operation;
      if (operation.method != request.method) continue;
      const size_t mark = operation.uri.find('?');
      std::string_view pattern = operation.uri.substr(0, mark);
      const std::string_view wanted =
          mark == std::string_view::npos ? std::string_view() : operation.uri.substr(mark + 1);
      std::string_view path = request.path();
      // Route 53's templates end in a slash or not; clients send both.
      if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
      if (pattern.size() > 1 && pattern.ends_with('/')) pattern.remove_suffix(1);
      if (!wire::MatchPath(pattern, path, labels) || !MatchQuery(wanted, request.query())) continue;
      const size_t fixed = pattern.size() + wanted.size() * 2 - labels.size() * 16 + 1024;
      if (fixed <= best) continue;
      best = fixed;
      route = {entry, &candidate, Protocol::kRestXml, std::move(labels)};
    }
  }
  return best > 0;
}

}  // namespace wt
