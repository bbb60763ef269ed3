#include "services/iam/iam.h"
#include "services/sts/operations.h"

namespace wt::sts {

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
Result<GetAccessKeyInfoResponse> GetAccessKeyInfo(Context& ctx, const GetAccessKeyInfoRequest& in) {
  // Ids made by AWS, and here, name their account.
  std::optional<std::string> account = iam::AccountOfAccessKeyId(in.access_key_id);
  return GetAccessKeyInfoResponse{.account = account.value_or(ctx.account())};
}

}  // namespace wt::sts
