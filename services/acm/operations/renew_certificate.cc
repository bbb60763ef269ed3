#include "services/acm/certificate.h"
#include "services/acm/controllers/validation.h"
#include "services/acm/errors.h"
#include "services/acm/operations.h"

namespace wt::acm {

// https://docs.aws.amazon.com/acm/latest/APIReference/API_RenewCertificate.html
Result<RenewCertificateResponse> RenewCertificate(Context& ctx, const RenewCertificateRequest& in) {
  CertificateRow row = WT_TRY(FindCertificateRow(ctx, in.certificate_arn));
  if (row.status == "PENDING_VALIDATION" || row.renewal_status == "PENDING_AUTO_RENEWAL") {
    return error::RequestInProgressException(
        StrCat("The certificate ", in.certificate_arn, " is being issued or renewed."));
  }
  if (!row.exported || row.status != "ISSUED") {
    return Error{.code = "ValidationException",
                 .message = StrCat("The certificate ", in.certificate_arn,
                                   " is not eligible for renewal: it has not been exported.")};
  }
  row.renewal_status = "PENDING_AUTO_RENEWAL";
  row.renewal_updated_at = ctx.now();
  ctx.Put(row);
  ctx.Wake(kValidation, ValidationKey(row));
  return RenewCertificateResponse{};
}

}  // namespace wt::acm
