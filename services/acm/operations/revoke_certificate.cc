#include "services/acm/certificate.h"
#include "services/acm/controllers/validation.h"
#include "services/acm/errors.h"
#include "services/acm/operations.h"

namespace wt::acm {

// https://docs.aws.amazon.com/acm/latest/APIReference/API_RevokeCertificate.html
Result<RevokeCertificateResponse> RevokeCertificate(Context& ctx,
                                                    const RevokeCertificateRequest& in) {
  CertificateRow row = WT_TRY(FindCertificateRow(ctx, in.certificate_arn));
  if (!row.in_use_by.empty()) {
    return error::ResourceInUseException(
        StrCat("Certificate ", in.certificate_arn, " in account ", ctx.account(), " is in use."));
  }
  if (!row.exported || row.status != "ISSUED") {
    return error::ConflictException(
        StrCat("The certificate ", in.certificate_arn,
               " cannot be revoked: only issued certificates that were exported can be."));
  }
  row.status = "REVOKED";
  row.revocation_reason = in.revocation_reason;
  row.revoked_at = ctx.now();
  ctx.Put(row);
  ctx.CancelWake(kValidation, ValidationKey(row));
  RevokeCertificateResponse out;
  out.certificate_arn = in.certificate_arn;
  return out;
}

}  // namespace wt::acm
