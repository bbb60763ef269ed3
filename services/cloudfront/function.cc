#include "services/cloudfront/function.h"

#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {

Result<FunctionRow> FindFunction(Context& ctx, std::string_view name, bool live) {
  std::optional<FunctionRow> row = ctx.Global().Find<FunctionRow>(name);
  if (!row || (live && !row->live)) {
    return error::NoSuchFunctionExists("The specified function does not exist.");
  }
  return *std::move(row);
}

FunctionSummary ToFunctionSummary(Context& ctx, const FunctionRow& row, bool live) {
  const std::string arn = ArnOf(ctx, "function", row.name);
  FunctionSummary out;
  out.name = row.name;
  out.function_config = live ? *row.live_config : *row.config;
  out.function_metadata = {.function_arn = arn,
                           .stage = live ? "LIVE" : "DEVELOPMENT",
                           .created_time = live ? row.live_created_at : row.created_at,
                           .last_modified_time = live ? row.live_modified_at : row.modified_at};
  if (!live && (!row.live || row.etag != row.live_etag)) {
    out.status = "UNPUBLISHED";
    return out;
  }
  // What uses it tells how far it has come.
  out.status = "UNASSOCIATED";
  for (const DistributionRow& user : DistributionsWhere(
           ctx, [&](const DistributionConfig& config) { return UsesFunction(config, arn); })) {
    out.status = user.deployed ? "DEPLOYED" : "IN_PROGRESS";
  }
  return out;
}

Result<void> CheckFunction(const FunctionConfig& config, std::string_view code) {
  if (code.empty()) return error::InvalidArgument("The parameter FunctionCode must not be empty.");
  if (static_cast<int64_t>(code.size()) > kFunctionBytesMax) {
    return error::FunctionSizeLimitExceeded("The function is too large.");
  }
  const auto& stores = config.key_value_store_associations;
  if (stores && !stores->items.empty()) {
    return Error{.code = "NotImplemented",
                 .message = "Windtunnel does not implement key value stores yet."};
  }
  return {};
}

}  // namespace wt::cloudfront
