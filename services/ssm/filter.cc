#include "services/ssm/filter.h"

#include <algorithm>

#include "services/ec2/catalog/public_parameters.h"
#include "services/ssm/errors.h"

namespace wt::ssm {
namespace {

bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), text) != names.end();
}

Result<void> CheckFilter(const ParameterStringFilter& filter,
                         std::initializer_list<std::string_view> keys) {
  if (!filter.key.starts_with("tag:") && !IsOneOf(filter.key, keys)) {
    return error::InvalidFilterKey(StrCat("The following filter key is not valid: ", filter.key,
                                          ". Valid filter keys include: [", Join(keys, ", "), "]"));
  }
  const std::string option = filter.option.value_or("Equals");
  const bool good = filter.key == "Path"   ? IsOneOf(option, {"Recursive", "OneLevel", "Equals"})
                    : filter.key == "Name" ? IsOneOf(option, {"Equals", "BeginsWith", "Contains"})
                                           : IsOneOf(option, {"Equals", "BeginsWith"});
  if (!good) {
    return error::InvalidFilterOption(StrCat("The following filter option is not valid: ", option,
                                             ". Valid options include: "
                                             "[BeginsWith, Equals]"));
  }
  if (filter.key == "Type") {
    for (const std::string& value : filter.values) {
      if (!IsOneOf(value, {"String", "StringList", "SecureString"})) {
        return error::InvalidFilterValue(
            StrCat("The following filter value is not valid: ", value));
      }
    }
  }
  return {};
}

bool TextMatches(const std::string& text, const ParameterStringFilter& filter) {
  const std::string option = filter.option.value_or("Equals");
  return std::any_of(filter.values.begin(), filter.values.end(), [&](const std::string& value) {
    if (option == "BeginsWith") return text.starts_with(value);
    if (option == "Contains") return text.find(value) != std::string::npos;
    return text == value;
  });
}

bool PathMatches(const std::string& name, const ParameterStringFilter& filter) {
  const bool recursive = filter.option.value_or("OneLevel") == "Recursive";
  return std::any_of(filter.values.begin(), filter.values.end(), [&](const std::string& path) {
    const std::string under = path.ends_with('/') ? path : path + "/";
    if (!name.starts_with(under)) return false;
    return recursive || name.find('/', under.size()) == std::string::npos;
  });
}

bool Matches(Context& ctx, const VersionRow& row, const ParameterStringFilter& filter) {
  if (filter.key == "Path") return PathMatches(row.name, filter);
  if (filter.key == "Name") {
    // A name matches with and without the slash before it.
    return TextMatches(row.name, filter) ||
           (!row.name.starts_with('/') && TextMatches("/" + row.name, filter));
  }
  if (filter.key == "Type") return TextMatches(row.type, filter);
  if (filter.key == "KeyId") return TextMatches(row.key_id, filter);
  if (filter.key == "Tier") return TextMatches(row.tier, filter);
  if (filter.key == "DataType") return TextMatches(row.data_type, filter);
  if (filter.key == "Label") {
    return std::any_of(row.labels.begin(), row.labels.end(),
                       [&](const std::string& label) { return TextMatches(label, filter); });
  }
  const auto tag = ctx.Find<TagRow>(row.name, filter.key.substr(4));
  return tag && (filter.values.empty() || TextMatches(tag->value, filter));
}

}  // namespace

Result<void> CheckPathFilters(const wire::List<ParameterStringFilter>& filters) {
  for (const ParameterStringFilter& filter : filters) {
    WT_TRY(CheckFilter(filter, {"Type", "KeyId", "Label"}));
  }
  return {};
}

Result<wire::List<ParameterStringFilter>> AllFilters(
    const wire::List<ParametersFilter>& older, const wire::List<ParameterStringFilter>& filters) {
  if (!older.empty() && !filters.empty()) {
    return Error{.code = "ValidationException",
                 .message = "You can use either Filters or ParameterFilters in a single request."};
  }
  wire::List<ParameterStringFilter> out = filters;
  for (const ParametersFilter& one : older) {
    ParameterStringFilter filter{.key = one.key, .values = one.values};
    if (one.key == "Name") filter.option = "Contains";
    out.push_back(std::move(filter));
  }
  for (const ParameterStringFilter& filter : out) {
    WT_TRY(CheckFilter(filter, {"Path", "Name", "Type", "KeyId", "Tier", "DataType"}));
  }
  return out;
}

bool MatchesAll(Context& ctx, const VersionRow& row,
                const wire::List<ParameterStringFilter>& filters) {
  return std::all_of(filters.begin(), filters.end(), [&](const ParameterStringFilter& filter) {
    return Matches(ctx, row, filter);
  });
}

std::vector<VersionRow> NewestUnder(Context& ctx, const std::string& prefix) {
  std::vector<VersionRow> out;
  if (IsPublic(prefix)) {
    for (const auto& known : ec2::catalog::PublicParameters(ctx.region())) {
      if (!known.name.starts_with(prefix)) continue;
      out.push_back(VersionRow{.region = ctx.region(),
                               .name = known.name,
                               .version = known.version,
                               .value = known.value,
                               .data_type = known.data_type,
                               .modified_at = known.last_modified});
    }
    return out;
  }
  for (const ParameterRow& row : ctx.Scan<ParameterRow>()) {
    if (row.name.starts_with(prefix)) {
      out.push_back(*ctx.Find<VersionRow>(row.name, row.version_newest));
    }
  }
  return out;
}

}  // namespace wt::ssm
