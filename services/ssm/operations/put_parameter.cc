#include "services/ssm/errors.h"
#include "services/ssm/operations.h"
#include "services/ssm/parameter.h"
#include "services/ssm/parameter_api.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
Result<PutParameterResponse> PutParameter(Context& ctx, const PutParameterRequest& in) {
  // 1. The name is one that may be given.
  WT_TRY(CheckName(in.name));
  const std::optional<ParameterRow> known = ctx.Find<ParameterRow>(in.name);
  if (known && !in.overwrite.value_or(false)) {
    return error::ParameterAlreadyExists(
        "The parameter already exists. To overwrite this value, set the overwrite option in the "
        "request to true.");
  }
  if (known && !in.tags.empty()) {
    return Error{.code = "ValidationException",
                 .message =
                     "Invalid request: tags and overwrite can't be used together. To create "
                     "a parameter with tags, please remove overwrite flag. To update tags "
                     "for an existing parameter, please use AddTagsToResource or "
                     "RemoveTagsFromResource."};
  }
  // 2. What is not given stays as the newest version has it.
  VersionRow row;
  if (known) row = *ctx.Find<VersionRow>(in.name, known->version_newest);
  WT_TRY(ApplyPut(ctx, in, known.has_value(), row));
  row.account = ctx.account();
  row.region = ctx.region();
  row.name = in.name;
  row.version = known ? known->version_newest + 1 : 1;
  row.labels.clear();
  row.modified_at = ctx.now();
  // 3. A hundred versions are kept; the oldest goes unless it has a label.
  if (row.version > kVersionsMax) {
    const int64_t oldest = row.version - kVersionsMax;
    const std::optional<VersionRow> old = ctx.Find<VersionRow>(in.name, oldest);
    if (old && !old->labels.empty()) {
      return error::ParameterMaxVersionLimitExceeded(
          StrCat("You attempted to create a new version of ", in.name,
                 " by calling the PutParameter API with the overwrite flag. Version ", oldest,
                 ", the oldest version, can't be deleted because it has a label associated with "
                 "it. Move the label to another version of the parameter, and try again."));
    }
    ctx.Erase<VersionRow>(in.name, oldest);
  }
  ctx.Put(row);
  ctx.Put(ParameterRow{.name = in.name, .version_newest = row.version});
  WT_TRY(PutTags(ctx, in.name, in.tags));
  ctx.Trace("parameter_put", {{"parameter", in.name}, {"version", row.version}});
  return PutParameterResponse{.version = row.version, .tier = row.tier};
}

}  // namespace wt::ssm
