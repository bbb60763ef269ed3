#include "services/elbv2/certificate.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/operations.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RemoveListenerCertificates.html
Result<RemoveListenerCertificatesOutput> RemoveListenerCertificates(
    Context& ctx, const RemoveListenerCertificatesInput& in) {
  const ListenerRow row = WT_TRY(FindListener(ctx, in.listener_arn));
  for (const Certificate& certificate : in.certificates) {
    const std::string arn = certificate.certificate_arn.value_or("");
    const bool removed = ctx.Erase<ListenerCertificateRow>(row.arn, arn);
    // The default certificate is replaced, never removed.
    if (!removed && arn == row.certificate_arn) {
      return error::OperationNotPermittedException(
          StrCat("The default certificate '", arn, "' of a listener cannot be removed"));
    }
    FollowUse(ctx, arn, row.load_balancer_arn);
  }
  return RemoveListenerCertificatesOutput{};
}

}  // namespace wt::elbv2
