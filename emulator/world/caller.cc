#include "emulator/world/caller.h"

#include <algorithm>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"

namespace wt {
namespace {

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";
constexpr std::string_view kAsymmetricAlgorithm = "AWS4-ECDSA-P256-SHA256";

Error IncompleteSignature(std::string message) {
  return {"IncompleteSignature", std::move(message), 400};
}

bool AllDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// AKID/20240101/us-east-1/ecs/aws4_request
Result<std::optional<Caller>> FromScope(std::string_view credential, bool with_region) {
  const std::vector<std::string_view> parts = Split(credential, '/');
  const size_t expected = with_region ? 5 : 4;
  if (parts.size() < expected || parts.back() != "aws4_request") {
    return IncompleteSignature(
        StrCat("Credential must have exactly 5 slash-delimited elements, e.g. "
               "keyid/date/region/service/term, got '",
               credential, "'"));
  }
  // An access key id may itself hold slashes; the scope is counted from the end.
  Caller caller;
  const size_t tail = parts.size() - (expected - 1);
  caller.access_key_id = Join(std::vector<std::string_view>(
                                  parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(tail)),
                              "/");
  if (with_region) caller.region = parts[tail + 1];
  caller.signing_name = parts[parts.size() - 2];
  if (caller.access_key_id.size() == 12 && AllDigits(caller.access_key_id)) {
    caller.account = caller.access_key_id;
  }
  return std::optional<Caller>(std::move(caller));
}

}  // namespace

Result<std::optional<Caller>> ReadCaller(const wire::HttpRequest& request) {
  const std::string_view header = request.Header("authorization");
  if (!header.empty()) {
    const bool asymmetric = header.starts_with(kAsymmetricAlgorithm);
    if (!header.starts_with(kAlgorithm) && !asymmetric) {
      return IncompleteSignature(StrCat("Authorization header requires '", kAlgorithm,
                                        "' algorithm. Authorization=", header.substr(0, 64)));
    }
    const size_t at = header.find("Credential=");
    if (at == std::string_view::npos) {
      return IncompleteSignature("Authorization header requires 'Credential' parameter.");
    }
    std::string_view credential = header.substr(at + 11);
    credential = credential.substr(0, credential.find_first_of(", \t"));
    return FromScope(credential, !asymmetric);
  }
  for (const std::string_view pair : Split(request.query(), '&')) {
    if (pair.starts_with("X-Amz-Credential="))
      return FromScope(UrlDecode(pair.substr(17), false), true);
  }
  return std::optional<Caller>();
}

HostNames ReadHost(std::string_view host) {
  host = host.substr(0, host.find(':'));
  std::vector<std::string_view> labels = Split(host, '.');
  const auto drop = [&](std::initializer_list<std::string_view> tail) {
    if (labels.size() <= tail.size()) return false;
    if (!std::equal(tail.begin(), tail.end(), labels.end() - static_cast<int>(tail.size()))) {
      return false;
    }
    labels.resize(labels.size() - tail.size());
    return true;
  };
  if (!drop({"localhost"}) && !drop({"amazonaws", "com"}) &&
      !drop({"localhost", "localstack", "cloud"}) && !drop({"api", "aws"})) {
    return {};
  }
  // "api.ecr.us-east-1" and "ecr.us-east-1" are the same service.
  if (labels.size() > 1 && labels[0] == "api") labels.erase(labels.begin());
  if (labels.empty() || labels.size() > 2) return {};
  return {std::string(labels[0]), labels.size() == 2 ? std::string(labels[1]) : std::string()};
}

}  // namespace wt
