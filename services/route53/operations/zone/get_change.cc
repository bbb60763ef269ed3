#include "services/route53/errors.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetChange.html
Result<GetChangeResponse> GetChange(Context& scoped, const GetChangeRequest& in) {
  Context ctx = scoped.Global();
  const std::string_view id = ShortId(in.id);
  const auto* row = ctx.Peek<ChangeRow>(id);
  if (row == nullptr) {
    return error::NoSuchChange(StrCat("Could not find resource with ID: ", id));
  }
  GetChangeResponse out;
  out.change_info = ToApi(*row);
  return out;
}

}  // namespace wt::route53
