#include "emulator/world/pager.h"
#include "services/ssm/errors.h"
#include "services/ssm/operations.h"
#include "services/ssm/parameter.h"
#include "services/ssm/parameter_api.h"

namespace wt::ssm {

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameterHistory.html
Result<GetParameterHistoryResponse> GetParameterHistory(Context& ctx,
                                                        const GetParameterHistoryRequest& in) {
  const Selector selector = ParseSelector(ctx.account(), ctx.region(), in.name);
  if (ctx.Peek<ParameterRow>(selector.name) == nullptr) return error::ParameterNotFound("");
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, 50, BadToken()));
  GetParameterHistoryResponse out;
  out.parameters.present = true;
  for (const VersionRow& row : ctx.Scan<VersionRow>(selector.name)) {
    // Numbers of one width, so that texts have their order.
    const std::string order = StrCat(10'000'000 + row.version);
    if (pager.Before(order)) continue;
    if (!pager.Take(order)) break;
    out.parameters.push_back(ToHistory(ctx, row, in.with_decryption.value_or(false)));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ssm
