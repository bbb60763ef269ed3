#pragma once

// ParameterFilters of DescribeParameters and GetParametersByPath.
// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html

#include <string>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ssm/api.h"
#include "services/ssm/parameter.h"

namespace wt::ssm {

// InvalidFilterKey, InvalidFilterOption, InvalidFilterValue.
Result<void> CheckPathFilters(const wire::List<ParameterStringFilter>& filters);
// Both generations of DescribeParameters' filters, as the newer.
Result<wire::List<ParameterStringFilter>> AllFilters(
    const wire::List<ParametersFilter>& older, const wire::List<ParameterStringFilter>& filters);
bool MatchesAll(Context& ctx, const VersionRow& row,
                const wire::List<ParameterStringFilter>& filters);

// The newest versions of the parameters whose names begin so: own ones, or AWS's own.
std::vector<VersionRow> NewestUnder(Context& ctx, const std::string& prefix);

}  // namespace wt::ssm
