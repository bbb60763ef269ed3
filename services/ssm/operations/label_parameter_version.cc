#include <algorithm>

#include "services/ssm/errors.h"
#include "services/ssm/operations.h"
#include "services/ssm/parameter.h"
#include "services/ssm/parameter_api.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_LabelParameterVersion.html
Result<LabelParameterVersionResponse> LabelParameterVersion(
    Context& ctx, const LabelParameterVersionRequest& in) {
  const std::optional<ParameterRow> parameter = ctx.Find<ParameterRow>(in.name);
  if (!parameter) return error::ParameterNotFound("");
  const int64_t version = in.parameter_version.value_or(parameter->version_newest);
  std::optional<VersionRow> row = ctx.Find<VersionRow>(in.name, version);
  if (!row) {
    return error::ParameterVersionNotFound(StrCat("Systems Manager could not find version ",
                                                  version, " of ", in.name,
                                                  ". Verify the version and try again."));
  }
  LabelParameterVersionResponse out;
  out.parameter_version = version;
  out.invalid_labels.present = true;
  for (const std::string& label : in.labels) {
    if (!IsLabel(label)) {
      out.invalid_labels.push_back(label);
      continue;
    }
    // A label is on one version: it moves.
    for (VersionRow other : ctx.Rows<VersionRow>().Collect(ctx.account(), ctx.region(), in.name)) {
      if (other.version != version && std::erase(other.labels, label) > 0) {
        ctx.Put(std::move(other));
      }
    }
    if (std::find(row->labels.begin(), row->labels.end(), label) == row->labels.end()) {
      row->labels.push_back(label);
    }
  }
  if (row->labels.size() > kLabelsMax) {
    return error::ParameterVersionLabelLimitExceeded(
        "A parameter version can have a maximum of ten labels.");
  }
  ctx.Put(*std::move(row));
  return out;
}

}  // namespace wt::ssm
