#include <vector>

#include "services/ssm/errors.h"
#include "services/ssm/operations.h"
#include "services/ssm/parameter.h"
#include "services/ssm/parameter_api.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_UnlabelParameterVersion.html
Result<UnlabelParameterVersionResponse> UnlabelParameterVersion(
    Context& ctx, const UnlabelParameterVersionRequest& in) {
  if (ctx.Peek<ParameterRow>(in.name) == nullptr) return error::ParameterNotFound("");
  std::optional<VersionRow> row = ctx.Find<VersionRow>(in.name, in.parameter_version);
  if (!row) {
    return error::ParameterVersionNotFound(StrCat("Systems Manager could not find version ",
                                                  in.parameter_version, " of ", in.name,
                                                  ". Verify the version and try again."));
  }
  UnlabelParameterVersionResponse out;
  out.removed_labels.present = out.invalid_labels.present = true;
  for (const std::string& label : in.labels) {
    (std::erase(row->labels, label) > 0 ? out.removed_labels : out.invalid_labels).push_back(label);
  }
  ctx.Put(*std::move(row));
  return out;
}

}  // namespace wt::ssm
