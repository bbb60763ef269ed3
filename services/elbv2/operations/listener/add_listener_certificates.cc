#include "services/elbv2/certificate.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddListenerCertificates.html
Result<AddListenerCertificatesOutput> AddListenerCertificates(
    Context& ctx, const AddListenerCertificatesInput& in) {
  const ListenerRow row = WT_TRY(FindListener(ctx, in.listener_arn));
  if (!IsSecure(row.protocol)) {
    return error::ValidationError(
        StrCat("Certificates cannot be specified for ", row.protocol, " listeners"));
  }
  if (in.certificates.empty()) {
    return error::ValidationError("At least one certificate must be specified");
  }
  AddListenerCertificatesOutput out;
  out.certificates.present = true;
  for (const Certificate& certificate : in.certificates) {
    if (certificate.is_default) {
      return error::ValidationError("You cannot set the isDefault parameter for a certificate");
    }
    const std::string arn = certificate.certificate_arn.value_or("");
    WT_TRY(CheckCertificate(ctx, arn));
    ctx.Put(ListenerCertificateRow{.account = ctx.account(),
                                   .region = ctx.region(),
                                   .listener_arn = row.arn,
                                   .certificate_arn = arn});
    FollowUse(ctx, arn, row.load_balancer_arn);
    Certificate& item = out.certificates.emplace_back();
    item.certificate_arn = arn;
    item.is_default = false;
  }
  WT_TRY(CheckCertificateCount(ctx, row.load_balancer_arn));
  return out;
}

}  // namespace wt::elbv2
