#include "services/ssm/parameter.h"

#include <algorithm>

#include "emulator/base/arn.h"
#include "services/ec2/catalog/public_parameters.h"

namespace wt::ssm {

std::string ParameterArn(std::string_view account, std::string_view region, std::string_view name) {
  // AWS's own parameters belong to no account.
  return StrCat("arn:aws:ssm:", region, ":", IsPublic(name) ? std::string_view() : account,
                ":parameter", name.starts_with('/') ? "" : "/", name);
}

bool IsPublic(std::string_view name) { return name.starts_with("/aws/service/"); }

Selector ParseSelector(std::string_view account, std::string_view region, std::string_view text) {
  Selector out{.account = std::string(account), .region = std::string(region)};
  if (const std::optional<Arn> arn = ParseArn(text)) {
    if (!arn->account.empty()) out.account = arn->account;
    out.region = arn->region;
    std::string_view resource = arn->resource;
    if (resource.starts_with("parameter")) resource.remove_prefix(9);
    // A name of one part stands in the ARN behind a slash of its own.
    if (std::count(resource.begin(), resource.end(), '/') == 1) resource.remove_prefix(1);
    out.name = resource;
  } else {
    out.name = text;
  }
  const size_t colon = out.name.find(':');
  if (colon != std::string::npos) {
    out.selector = out.name.substr(colon + 1);
    out.name.resize(colon);
  }
  return out;
}

std::optional<VersionRow> PublicVersion(std::string_view region, std::string_view name) {
  for (const auto& known : ec2::catalog::PublicParameters(region)) {
    if (known.name != name) continue;
    return VersionRow{.region = std::string(region),
                      .name = known.name,
                      .version = known.version,
                      .value = known.value,
                      .data_type = known.data_type,
                      .modified_at = known.last_modified};
  }
  return std::nullopt;
}

bool ParameterExists(Turn& turn, const Selector& selector) {
  if (IsPublic(selector.name)) return PublicVersion(selector.region, selector.name).has_value();
  return turn.Peek<ParameterRow>(selector.account, selector.region, selector.name) != nullptr;
}

std::optional<VersionRow> FindVersion(Turn& turn, const Selector& selector) {
  if (IsPublic(selector.name)) {
    std::optional<VersionRow> found = PublicVersion(selector.region, selector.name);
    if (found && !selector.selector.empty() && selector.selector != StrCat(found->version)) {
      return std::nullopt;
    }
    return found;
  }
  const ParameterRow* parameter =
      turn.Peek<ParameterRow>(selector.account, selector.region, selector.name);
  if (parameter == nullptr) return std::nullopt;
  std::optional<int64_t> version = parameter->version_newest;
  if (!selector.selector.empty()) version = ParseInt(selector.selector);
  if (version) {
    return turn.Find<VersionRow>(selector.account, selector.region, selector.name, *version);
  }
  for (const VersionRow& row :
       turn.Rows<VersionRow>().Scan(selector.account, selector.region, selector.name)) {
    if (std::find(row.labels.begin(), row.labels.end(), selector.selector) != row.labels.end()) {
      return row;
    }
  }
  return std::nullopt;
}

std::optional<ParameterFacts> FindParameter(Turn& turn, std::string_view account,
                                            std::string_view region, std::string_view name) {
  const Selector selector = ParseSelector(account, region, name);
  const std::optional<VersionRow> row = FindVersion(turn, selector);
  if (!row) return std::nullopt;
  return ParameterFacts{.name = row->name,
                        .arn = ParameterArn(selector.account, selector.region, row->name),
                        .type = row->type,
                        .data_type = row->data_type,
                        .value = row->value,
                        .version = row->version};
}

}  // namespace wt::ssm
