#include "services/acm/certificate.h"
#include "services/acm/errors.h"
#include "services/acm/operations.h"

namespace wt::acm {

// https://docs.aws.amazon.com/acm/latest/APIReference/API_GetCertificate.html
Result<GetCertificateResponse> GetCertificate(Context& ctx, const GetCertificateRequest& in) {
  CertificateRow row = WT_TRY(FindCertificateRow(ctx, in.certificate_arn));
  if (row.not_after.micros == 0) {
    return error::RequestInProgressException(
        StrCat("The certificate ", in.certificate_arn, " has not been issued yet."));
  }
  MakePem(ctx, row);
  GetCertificateResponse out;
  out.certificate = row.certificate_pem;
  if (!row.chain_pem.empty()) out.certificate_chain = row.chain_pem;
  return out;
}

}  // namespace wt::acm
