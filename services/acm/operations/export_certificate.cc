#include "services/acm/certificate.h"
#include "services/acm/errors.h"
#include "services/acm/operations.h"

namespace wt::acm {

// https://docs.aws.amazon.com/acm/latest/APIReference/API_ExportCertificate.html
Result<ExportCertificateResponse> ExportCertificate(Context& ctx,
                                                    const ExportCertificateRequest& in) {
  CertificateRow row = WT_TRY(FindCertificateRow(ctx, in.certificate_arn));
  if (row.type != "AMAZON_ISSUED" || row.exportable != "ENABLED") {
    return Error{.code = "ValidationException",
                 .message = StrCat("Certificate ARN: ", in.certificate_arn,
                                   " is not a private certificate or an exportable one.")};
  }
  if (row.status == "PENDING_VALIDATION") {
    return error::RequestInProgressException(
        StrCat("The certificate ", in.certificate_arn, " has not been issued yet."));
  }
  if (row.status != "ISSUED") {
    return Error{.code = "ValidationException",
                 .message = StrCat("The certificate is in state ", row.status, ".")};
  }
  MakePem(ctx, row);
  row.exported = true;
  ctx.Put(row);
  ExportCertificateResponse out;
  out.certificate = row.certificate_pem;
  out.certificate_chain = row.chain_pem;
  out.private_key = EncryptKey(row.key_pem, in.passphrase, row.serial);
  return out;
}

}  // namespace wt::acm
