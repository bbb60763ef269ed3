#include <algorithm>

#include "services/acm/certificate.h"
#include "services/acm/errors.h"
#include "services/acm/operations.h"

namespace wt::acm {

// https://docs.aws.amazon.com/acm/latest/APIReference/API_ResendValidationEmail.html
// Deviation: AWS sends mail with a link by which it is approved; here none is sent, and
// POST /_windtunnel/acm/approve?arn=… approves; because there is no mail in the world.
Result<ResendValidationEmailResponse> ResendValidationEmail(
    Context& ctx, const ResendValidationEmailRequest& in) {
  const CertificateRow row = WT_TRY(FindCertificateRow(ctx, in.certificate_arn));
  if (row.status != "PENDING_VALIDATION" || row.validation_method != "EMAIL") {
    return error::InvalidStateException(
        StrCat("The certificate ", in.certificate_arn, " does not wait for an email's approval."));
  }
  const std::string name = ToLower(in.domain);
  const std::string domain = ToLower(in.validation_domain);
  const std::string_view plain = WithoutWildcard(name);
  const bool named = std::find(row.names.begin(), row.names.end(), name) != row.names.end();
  if (!named || (plain != domain && !plain.ends_with(StrCat(".", domain)))) {
    return error::InvalidDomainValidationOptionsException(StrCat(
        "The validation domain ", in.validation_domain, " is not valid for ", in.domain, "."));
  }
  ctx.Trace("validation_email", {{"certificate", in.certificate_arn}, {"domain", name}});
  return ResendValidationEmailResponse{};
}

}  // namespace wt::acm
