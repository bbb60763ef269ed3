#pragma once

// Describe calls: ids, filters and pages, the same for every resource.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "emulator/world/pager.h"
#include "services/ec2/api.h"
#include "services/ec2/tags.h"

namespace wt::ec2 {

using Values = std::vector<std::string>;

// A filter's name, and what a row has for it. A row passes when any of its values matches any of
// the filter's.
template <class Row>
struct FilterField {
  std::string_view name;
  void (*values)(Context& ctx, const Row& row, Values& out);
};

// `*` is any run of characters, `?` any one, and a backslash takes their meaning away.
bool MatchesWildcards(std::string_view pattern, std::string_view text);

inline std::string Word(bool truth) { return truth ? "true" : "false"; }

Error UnknownFilter(std::string_view name);

// All filters must pass. The error names the first filter that the resource does not have.
template <class Row>
Result<bool> PassesFilters(Context& ctx, const wire::List<Filter>& filters,
                           std::span<const FilterField<Row>> fields, const Row& row,
                           std::string_view resource_id) {
  for (const Filter& filter : filters) {
    const std::string name = filter.name.value_or("");
    Values values;
    if (name.starts_with("tag:") || name == "tag-key" || name == "tag-value") {
      TagValues(ctx, resource_id, name, values);
    } else {
      const FilterField<Row>* field = nullptr;
      for (const auto& candidate : fields) {
        if (candidate.name == name) field = &candidate;
      }
      if (field == nullptr) return UnknownFilter(name);
      field->values(ctx, row, values);
    }
    bool passes = false;
    for (const std::string& wanted : filter.values) {
      for (const std::string& value : values) passes = passes || MatchesWildcards(wanted, value);
    }
    if (!passes) return false;
  }
  return true;
}

// Says which filter a resource does not have, also where there is no row to try it on.
template <class Row>
Result<void> CheckFilters(const wire::List<Filter>& filters,
                          std::span<const FilterField<Row>> fields) {
  for (const Filter& filter : filters) {
    const std::string name = filter.name.value_or("");
    bool known = name.starts_with("tag:") || name == "tag-key" || name == "tag-value";
    for (const auto& candidate : fields) known = known || candidate.name == name;
    if (!known) return UnknownFilter(name);
  }
  return {};
}

struct PageBounds {
  int64_t min = 5;
  int64_t max = 1000;
};

// The page that a request asks for, with EC2's errors.
Result<Pager> OpenPage(const std::optional<std::string>& token, std::optional<int64_t> max_results,
                       bool with_ids, PageBounds bounds = {});

// The rows of this account and region that ids and filters leave, of the page asked for, in order
// of id. `not_found` makes the error for ids that are not there.
template <class Row, class Ids, class NotFound, class Visit>
Result<void> DescribeRows(Context& ctx, const Ids& ids, const wire::List<Filter>& filters,
                          std::span<const FilterField<Row>> fields, Pager& pager,
                          NotFound not_found, Visit visit) {
  WT_TRY(CheckFilters(filters, fields));
  // 1. Every id must be there.
  std::vector<Row> rows;
  if (!ids.empty()) {
    const std::set<std::string> wanted(ids.begin(), ids.end());
    Values missing;
    for (const std::string& id : wanted) {
      std::optional<Row> row = ctx.Find<Row>(id);
      if (row)
        rows.push_back(*std::move(row));
      else
        missing.push_back(id);
    }
    if (!missing.empty()) return not_found(missing);
  }
  // 2. Filters and the page.
  const auto one = [&](const Row& row) -> Result<bool> {
    if (pager.Before(row.id)) return true;
    if (!WT_TRY(PassesFilters(ctx, filters, fields, row, row.id))) return true;
    if (!pager.Take(row.id)) return false;
    visit(row);
    return true;
  };
  if (!ids.empty()) {
    for (const Row& row : rows) {
      if (!WT_TRY(one(row))) break;
    }
    return {};
  }
  for (const Row& row : ctx.Scan<Row>()) {
    if (!WT_TRY(one(row))) break;
  }
  return {};
}

}  // namespace wt::ec2
